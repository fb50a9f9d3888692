/** A rule that Windows brings along, which Get-NetFirewallRule lists without its port. */
export interface BuiltInRule {
  /** Its name, or as it is shown in one of the languages. */
  readonly names: RegExp
  readonly protocol: 'tcp' | 'udp' | 'icmp'
  /** Null: a protocol without ports. */
  readonly port: number | null
}

/** "Remote Desktop: allow access", "Windows Admin Center, OpenSSH: firewall rules", "IIS: default ports", Microsoft Learn. */
export const builtInRules: readonly BuiltInRule[] = [
  {
    names:
      /RemoteDesktop(?:-UserMode)?-In-TCP|Remote Desktop - User Mode \(TCP-In\)|リモート デスクトップ - ユーザー モード \(TCP 受信\)|远程桌面 - 用户模式\s?\(TCP-In\)/,
    protocol: 'tcp',
    port: 3389,
  },
  {
    names:
      /RemoteDesktop(?:-UserMode)?-In-UDP|Remote Desktop - User Mode \(UDP-In\)|リモート デスクトップ - ユーザー モード \(UDP 受信\)|远程桌面 - 用户模式\s?\(UDP-In\)/,
    protocol: 'udp',
    port: 3389,
  },
  {
    names:
      /IIS-WebServerRole-HTTP-In-TCP|World Wide Web Services \(HTTP Traffic-In\)|World Wide Web サービス \(HTTP トラフィック\)/,
    protocol: 'tcp',
    port: 80,
  },
  {
    names:
      /IIS-WebServerRole-HTTPS-In-TCP|World Wide Web Services \(HTTPS Traffic-In\)|World Wide Web サービス \(HTTPS トラフィック\)/,
    protocol: 'tcp',
    port: 443,
  },
  { names: /OpenSSH-Server-In-TCP|OpenSSH SSH Server/, protocol: 'tcp', port: 22 },
  {
    names:
      /FPS-ICMP4-ERQ-In|File and Printer Sharing \(Echo Request - ICMPv4-In\)|ファイルとプリンターの共有 \(エコー要求 - ICMPv4 受信\)|文件和打印机共享\s?\(回显请求 - ICMPv4-In\)/,
    protocol: 'icmp',
    port: null,
  },
]
