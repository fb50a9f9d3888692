/*
 * Words by which people say what they have changed, and the lines of which a change makes what was.
 */

/** What a change changes. */
export type Changed =
  | 'listening'
  /** What does not listen, and not what listens at loopback. */
  | 'absence'
  | 'service'
  | 'host-firewall'
  | 'security-group'
  | 'container'
  /** Containers that have ended, and not where those that run are published. */
  | 'ended'
  | 'instance'
  | 'address'
  | 'dns'
  | 'certificate'

/** That something was done, not planned. */
const changedWords = String.raw`\b(?:chang|edit|modif|updat|switch|replac|correct|fix|adjust|mov|set|point|re-?configur|comment)(?:ed|d|ied|ched)?\b`
const didChange = new RegExp(
  `${changedWords}|変更|修正|直し|直した|変え|に(?:して|した)|書き換え|設定し|改(?:了|成|为|到|过|好)|修改|调整|换成|换了|设(?:成|为|置)|配置(?:成|为|好)`,
  'i',
)
const didStart =
  /\b(?:started|launched|booted|installed|repaired|fixed|brought (?:\w+ )?(?:back )?up|turned (?:it )?on|powered (?:it )?on)\b|\b(?:is|are|was|runs?|comes?|came|up|starts?) (?:up |back |finally |and )*(?:running|up|active|started|installed|back|healthy|fine)?(?: and running)? ?\b(?:now|again|since)\b|\b(?:now|since) (?:up|running|runs|active|starts?)\b|\b(?:installed|up) and running\b|(?:起動|復旧|再開|インストール|立ち上げ)(?:し(?:ました|たの|た。|たが|ています|ている|たあと|直し)|でき|済み|するようにな|が(?:完了|終わ)|ました)|直りました|(?:已经?|重新|后来|刚才?|现在)(?:[^，。]{0,8})?(?:启动|开机|修复|恢复|装好|跑起来|起来|运行)|(?:启动|开机|修复|恢复|装好|跑起来|起来)了/i
const didOpen =
  /\b(?:allow|open|add|permit|unblock|whitelist|creat|enabl|accept)(?:ed|d|ted)\b|\b(?:disabl|stopp|flush|remov|delet|uninstall|turn|switch|clear)(?:ed|d)(?: (?:it|them))?(?: off| out)?\b|\b(?:is|are) (?:now |already |since )?(?:gone|off|disabled|open|allowed|empty)\b|\b(?:is|are) (?:also )?in (?:the|my|our) (?:security )?(?:group|rules?|list)\b|--add-(?:port|service)|(?:許可|追加|開放|解放|開け|無効(?:に|化)|停止|オフに|削除|クリア|通)(?:し(?:ました|た|て)|済み|ました|た)|止めました|(?:放行|放开|开放|添加|加上|加进(?:去)?|加|打开|开|允许|关闭|关|停用|停|禁用|清空|删|卸载)(?:[^，。]{0,12})(?:了|好了?|上了?|掉了?|过了?)|已(?:经)?(?:放行|放开|开放|添加|打开|允许|关闭|禁用|清空|加)/i

/** Commands that open a firewall, or switch it off, as people name them in what they tell. */
const openingCommand = String.raw`(?:ip6?tables (?:-F\b|--flush\b|-P \w{1,20} ACCEPT\b|-[AI] [^.;。；]{1,80} -j ACCEPT\b)|ufw (?:disable|reset|allow)\b|systemctl (?:stop|disable)\b[^.;。；]{0,16} (?:firewalld|ufw|iptables|nftables)\b|service (?:firewalld|ufw|iptables|nftables) stop\b|nft flush ruleset\b)`
const didRun = new RegExp(
  String.raw`\b(?:ran|run|did|issued|executed|entered|typed|used)\b[^.;]{0,24}${openingCommand}|${openingCommand}[^。；]{0,16}(?:実行|叩|打ち|打った|しました|した(?:が|けど|のに|後|あと|。|、|$)|済み)|(?:执行|跑|敲|运行|用)(?:了|过)[^，。；]{0,12}${openingCommand}|${openingCommand}[^，。；]{0,6}(?:了|过)`,
  'i',
)
const didOpenOrRun = new RegExp(`${didOpen.source}|${didRun.source}`, 'i')

/** A change by what it is done to, in a sentence that says that it was done. */
export const changeWords: readonly {
  readonly changes: readonly Changed[]
  readonly done: RegExp
  readonly what: RegExp
}[] = [
  {
    changes: ['listening'],
    done: didChange,
    what: /\b(?:bind|listen|interface\b)|--host\b|\bhost (?:option|setting|to)\b|0\.0\.0\.0|待ち受け|リッスン|バインド|监听|侦听/i,
  },
  { changes: ['service', 'absence', 'ended'], done: didStart, what: /^/ },
  {
    changes: ['host-firewall'],
    done: didOpenOrRun,
    what: /\bufw\b|\bfirewalld?\b|\bfirewall-cmd\b|\bip6?tables\b|\bnft(?:ables)?\b|\bzone\b|\breload\b|防火[墙牆]|ファイ[アヤ]ウォール/i,
  },
  {
    changes: ['security-group'],
    done: didOpen,
    what: /\bsecurity ?groups?\b|\bin the group\b|\b(?:in|out)bound\b|\bingress\b|\bconsole\b|安全[组組]|[入出]方向|セキュリティ ?グループ|インバウンド/i,
  },
  {
    changes: ['container'],
    done: /\b(?:re-?creat|re-?publish|re-?start|re-?buil|re-?deploy|start|run|chang|map)(?:ed|t|ned|ped)?\b|作り直し|再作成|起動し直し|変更し|重建|重新(?:创建|部署|跑|起|运行)|改(?:了|成|为)|换成/i,
    what: /\b(?:containers?|compose|docker|port mapping)\b|(?:^|\s)-p \d|\d{2,5}:\d{2,5}|コンテナ|容器|端口映射/i,
  },
  {
    changes: ['instance'],
    done: /\b(?:started|booted|powered on|turned (?:it )?on|paid|renewed|topped up|unlocked)\b|\b(?:is|it['’]?s) (?:now )?running (?:again|now)\b|起動(?:し(?:ました|た|直)|済み|でき)|支払い(?:まし|済)|解除(?:され|済)|実行中(?:です|になり|になっ)|(?:已经?|重新|刚才?|后来)[^，。]{0,12}(?:启动|开机|续费|充值|解锁|运行)|(?:启动|开机|续费|充值|解锁)了|显示(?:为)?运行中/i,
    what: /^/,
  },
  {
    changes: ['address'],
    done: /\b(?:bound|assigned|attached|associated|allocated|added)\b|(?:割り当て|付与|関連付け|バインド|紐付け)(?:まし|し|済)|(?:绑定?|分配|关联|申请)(?:了|好|上)/i,
    what: /\bEIP\b|\b(?:elastic|public) (?:ip|address)|パブリック ?IP|グローバル ?IP|公网 ?IP|弹性公网/i,
  },
  {
    changes: ['dns'],
    done: new RegExp(`${didChange.source}|${didOpen.source}`, 'i'),
    what: /\b(?:dns|A record|AAAA record|records?|zone)\b|レコード|名前解決|解析|域名记录/i,
  },
  { changes: ['certificate'], done: /\brenewed\b|续期了|换了证书|証明書を?更新(?:した|済み|しました)/i, what: /^/ },
]

/** A port that was opened, and nothing said of where. */
export const openedSomewhere = {
  done: didOpen,
  what: /\b(?:port|rules?|it|\d{2,5})\b|\d{2,5}|ルール|规则|端口|ポート/i,
} as const

/** Words that put what was done behind what stands above, or that say that it goes on all the same. */
export const since =
  /^\W{0,5}(?:edit|update|upd|ps|追記|追伸|補足|补充|更新|编辑)\s?\d?(?:一下)?\s?[:：,，]|\b(?:since|then|afterwards?|after (?:that|this)|later|already|now|by now|meanwhile|in the meantime|again|just|today|an? (?:hour|minute|while) ago|\d{1,2} (?:minutes|hours) ago|still|but|yet|no (?:luck|change|difference|effect))\b|その後|それから|あと(?:で|に|、)?|後に|すでに|既に|済み|今は|いまは|現在|さきほど|先ほど|さっき|まだ|しかし|(?:が|けど|のに|ても)、|それでも|相変わらず|后来|之后|然后|随后|已经?|现在|刚(?:才|刚)?|接着|还是|仍|依然|依旧|也|但/i

/** What makes a sentence one of a plan, a question, or of what was not done, or taken back. */
export const notDone =
  /[?？]\s{0,9}$|\b(?:should|shall|would|could|will|want(?:ed)? to|going to|plan(?:ning)? to|need to|have to|how (?:do|can|to)|please|tried to|trying to|try to|attempted|let me|must|if|before|not|never|back to (?:what|how|the)|reverted|rolled back|refuses to|undid|undone)\b|\b(?:there|back) again\b|\b(?:came|comes?|keeps coming) back\b(?! up)|\bre-?appear\w{0,3}\b|又(?:出现|回来|自动)|また(?:戻|出て|追加され|復活)|n['’]t\b|か[。？?]?\s{0,9}$|(?:たい|つもり|予定|べき|すれば|したら|すると|れば|しようと|元に戻|戻しま|ください|でしょう|前は|前の|前に)|(?:してい|されてい|ってい|えてい)?ま?せん(?:$|。)|打算|准备|想(?:要|把)|要不要|是不是|应该|需要|如果|怎么|吗|请问|没(?:有)?(?:改|动|加|放|启|重|变)|还没|未(?:改|加|放)|改回|还原|之前的/i

/** Of these, what goes on all the same is no denial. */
export const denialAside =
  /\b(?:but|yet|and|though|still|however)\b.{0,40}(?:n['’]t|\bnot\b|\bnever\b).*|,\s.{0,40}(?:n['’]t|\bnot\b).*|(?:が|けど|のに|ても)、?[^。]{0,40}(?:ません|ない)[^。]{0,6}。?\s{0,3}$/i

/** That what stands above is what is shown since. */
export const shownAfter =
  /\b(?:still|same) (?:shows?|prints?|lists?|listens?|bound|listening|output)|\b(?:as|like|the) above\b|\bwhat you see\b|\bstill (?:on|at|bound to|only) (?:localhost|127)|\b(?:this|that|the above|it) (?:is|was) (?:from )?(?:after|since)\b|上記(?:の(?:まま|通り)|は.{0,20}後)|同じ出力|まだ ?127|还是(?:上面|这个输出|127)|输出(?:还是)?一样|(?:以上|上面)(?:是|的).{0,20}(?:之后|后)的?/i

/** Whatever was done, in words of who has done it: `removed it and restarted`, `消して再起動し`, `去掉、重启了`. */
export const didAnything =
  /\b(?:chang|edit|modifi|updat|switch|replac|correct|fix|adjust|mov|remov|delet|dropp|flush|clear|disabl|enabl|stopp|start|restart|reboot|reload|rebuil|redeploy|recreat|reinstall|upgrad|add|open|allow|comment|configur|clean|kill|reset|unset)(?:ed|d|t)\b|\b(?:took|turned|switched|put|set|bound|ran|got rid)\b.{1,40}\b(?:out|off|on|away|up|of|to)\b|(?:変更|修正|編集|削除|再起動|起動|追加|停止|設定|更新|リロード|再作成|入れ替え|無効に|有効に|許可|開放|初期化)(?:し(?:て|た|まし|直し|たら|、)|済み)|(?:変え|消し|外し|直し|止め|開け|書き換え|切り替え|作り直し|立ち上げ直し|入れ直し|上げ直し|戻し)(?:て|た|まし|、)|(?:改|去掉|去除|删|移除|重启|重載|重载|重新|换|加|关|开|停|启动|修|重装|重建|调整|清|注释|取消|更新|升级|放行|拿掉|恢复|设)[^，。；]{0,16}[了过]|[把将][^，。；]{1,40}(?:改|去掉|删|移除|换|加|关|开|停|注释|取消|拿掉|放行|设)|(?:改|删|去掉|重启|换|加|关|停|修|调整|重装)(?:完|好|掉|成)?(?:之?后|以后|，)/i
/** What is shown since: of the like above nothing holds. */
export const shownNow =
  /\b(?:now|currently|since then|by now)\b|今は|今では|今度は|いまは?|現在|现在|目前|如今|变成|变为|变了|这次/i
/** That what is shown now is what it was. */
export const unchanged =
  /\b(?:still|same|again|unchanged|no (?:change|difference))\b|まだ|同じ|変わら|相変わらず|やはり|还是|仍|依然|依旧|一样|没变|又/i

/** Lines that say how something was, by what it is of. */
export const stale: Readonly<Record<Changed, RegExp>> = {
  listening:
    /\bLISTEN(?:ING)?\b|\(LISTEN\)|^\s{0,9}(?:Active Internet connections|Proto\s+Recv-Q|Netid\s|State\s+Recv-Q|COMMAND\s+PID)|^\S{0,80}[#$%>]?\s{0,3}(?:sudo )?(?:ss|netstat|lsof)\s+-|\b[Ll]istening (?:at|on)\b|\b[Rr]unning (?:on|at) http|\bbind-?address\b|\blisten(?:_addresses)?\s*[ =]|\bserver\.address\b|\bbind\s+127|^(?!-(?:DENIED|ERR)\b).*\b(?:only|just)\b.{0,30}\b(?:localhost|127\.0\.0\.1|loopback)\b/i,
  absence:
    /^(?!.*(?:127\.0\.0\.1|\[?::1\]?:|localhost))(?:.*\bLISTEN(?:ING)?\b|.*\(LISTEN\)|\s{0,9}(?:Active Internet connections|Proto\s+Recv-Q|Netid\s|State\s+Recv-Q|COMMAND\s+PID)|\S{0,80}[#$%>]?\s{0,3}(?:sudo )?(?:ss|netstat|lsof)\s+-)/i,
  service:
    /^\s{0,9}(?:[●×○*] \S+\.service|Loaded: |Active: (?:failed|inactive|activating|deactivating)|Main PID: |Process: \d|Status: )|\b(?:Failed to start|code=exited|status=\d|Main process exited|Start request repeated)\b|\bEADDR|already in use|upstream|\[emerg\]|\b(?:is|was) (?:not running|stopped|down|dead)\b|\bnot running\b|停止して|起動してい(?:ない|ません)|落ちて|没(?:有)?(?:启动|运行|起来)|挂了|停了|起不来/i,
  'host-firewall':
    /^\s{0,9}(?:Status: active|To\s{3,}Action|--\s|Default: |Logging: |New profiles: )| {2}(?:ALLOW|DENY|REJECT|LIMIT)(?: IN| OUT)?(?: |$)|^\s{0,9}(?:(?:services|ports|rich rules|sources|interfaces|protocols|forward|target|masquerade|icmp-block\S{0,20}|forward-ports|source-ports): ?|\w{2,20} \((?:active|default)[^)]{0,20}\)\s{0,9}$)|^\s{0,9}(?:Chain |-[AP] |:[A-Z]|target\s|(?:ACCEPT|DROP|REJECT)\s|table \w{2,6} \w|chain \w|type filter hook )|^\S{0,80}[#$%>]?\s{0,3}(?:sudo )?(?:ufw status|iptables -|firewall-cmd --list|nft list)/,
  'security-group':
    /"?(?:SecurityGroupId|IpProtocol|PortRange|SourceCidrIp|Permissions?|SecurityGroupRuleId|Policy|NicType|InnerAccessPolicy|Direction|Priority)"?\s{0,3}:|(?:security ?group|安全[组組]|セキュリティ ?グループ).{0,40}(?:\bonly\b|\bnot?\b|n['’]t|没|未|只|だけ|のみ|ない|ません)|(?:\bonly\b|只).{0,40}(?:security ?group|安全[组組])/i,
  container: /^CONTAINER ID\s|\d->\d|127\.0\.0\.1:\d{1,5}:\d|\bExited \(\d|CrashLoop/,
  ended: /\bExited \(\d|CrashLoop/,
  instance:
    /"?(?:Instance)?Status"?\s{0,3}[:=]\s{0,3}"?(?:Stopped|Stopping)|已停止|停止(?:済み|中|しています)|\bstopped\b|\boverdue\b|欠费|延滞|LockReason|"Instances?"\s*:|"InstanceId"/i,
  address:
    /\b(?:no|without|not)\b.{0,30}\b(?:EIP|public|elastic)\b|没有?(?:绑定?)?[^，。]{0,6}(?:公网|EIP|弹性)|パブリック ?IP.{0,12}(?:ない|ません|なし)|"(?:Eip|Public)\w{0,9}"\s*:/i,
  dns: /NXDOMAIN|SERVFAIL|\bIN\s+(?:A|AAAA|CNAME)\s|Could not resolve|Name or service not known|NOT_RESOLVED/i,
  certificate: /expired|期限切れ|已过期|CERT_DATE/i,
}

/*
 * Commands that list how something is, and those that change it: a list that stands above a change shows what was.
 */

/** What a list shows. */
export type ListKind = 'ufw' | 'iptables' | 'firewalld' | 'nft' | 'sockets' | 'containers' | 'unit'

const cell = (words: string) => new RegExp(String.raw`^(?:sudo\s{1,3})?(?:/usr)?(?:/s?bin/)?${words}`)

/** Commands that print a list, by what it shows. */
export const listingCommands: readonly (readonly [ListKind, RegExp])[] = [
  ['ufw', cell(String.raw`ufw\s{1,3}(?:status|show)\b`)],
  ['iptables', cell(String.raw`iptables(?:-save\b|\s.{0,60}-(?:[a-zA-Z]{0,4}L[a-z]{0,4}|S)\b)`)],
  ['firewalld', cell(String.raw`firewall-cmd\s.{0,60}--list-`)],
  ['nft', cell(String.raw`nft\s.{0,20}list\b`)],
  ['sockets', cell(String.raw`(?:ss|netstat)\s`)],
  ['containers', cell(String.raw`(?:docker|podman)(?:[ -]compose)?\s.{0,20}?\bps\b`)],
  ['unit', cell(String.raw`systemctl\s{1,3}(?:--\S{1,20}\s)?status\b`)],
]

/** How a change of rules ends for a port: any, where it is of all; the one that is named in it. */
export interface Change {
  readonly kind: ListKind
  readonly command: RegExp
  /** It is of all ports. */
  readonly ofAll: boolean
  /** It holds only once the rules are read again. */
  readonly later?: RegExp
}

/** Commands that change what such a list shows. */
export const changing: readonly Change[] = [
  { kind: 'ufw', ofAll: true, command: cell(String.raw`ufw\s(?:--force )?(?:enable|disable|reset|default)\b`) },
  { kind: 'ufw', ofAll: false, command: cell(String.raw`ufw\s(?:insert \d{1,3} )?(?:allow|delete|limit)\b`) },
  { kind: 'iptables', ofAll: true, command: cell(String.raw`iptables\s-P\b|iptables-restore\b`) },
  {
    kind: 'iptables',
    ofAll: false,
    command: cell(String.raw`iptables\s.{0,20}?(?:-[IAD]|--(?:insert|append|delete))\b`),
  },
  {
    kind: 'firewalld',
    ofAll: true,
    command: cell(String.raw`firewall-cmd\s.{0,40}--(?:set-default-zone|change-interface|set-target)`),
  },
  {
    kind: 'firewalld',
    ofAll: false,
    command: cell(String.raw`firewall-cmd\s.{0,60}--(?:add|remove)-(?:port|service|rich-rule)`),
    later: cell(String.raw`(?:firewall-cmd\s.{0,20}--(?:complete-)?reload|systemctl\s(?:restart|reload)\sfirewalld)`),
  },
  { kind: 'nft', ofAll: true, command: cell(String.raw`nft\s(?:flush|delete|-f)\b`) },
  { kind: 'nft', ofAll: false, command: cell(String.raw`nft\s(?:add|insert|replace)\s`) },
]

/** Commands after which sockets, containers and services may be others than before. */
export const begun =
  /^(?:sudo\s{1,3})?(?:systemctl\s{1,3}(?:--now\s)?(?:re)?(?:start|load|enable)\b|service\s\S{1,40}\s(?:re)?start\b|(?:docker|podman)(?:[ -]compose)?\s{1,3}(?:(?:re)?start|run|up|rm|create|down|stop)\b|(?:docker|podman)[ -]compose\s.{0,40}\b(?:up|down|restart)\b|(?:vi|vim|nano|sed -i)\s|pm2\s(?:re)?start|kill\b|pkill\b)/

/** That a command has done what it says. */
export const succeeded =
  /^\s{0,9}(?:Rules? (?:added|inserted|updated|deleted)|success|Firewall is active|Default \w{1,10} policy changed)\b/
