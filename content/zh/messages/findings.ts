import type { FindingWords } from '@/lib/rules'

/** What the findings of the rule tool say, on the page and in the files that it gives out. */
export const findings: FindingWords = {
  title: '安全组规则检查结果',
  none: '没有发现问题。',
  byHandTitle: '需要人工检查',
  suppressedTitle: '已忽略',
  columns: {
    severity: '严重程度',
    finding: '问题',
    rules: '规则',
    proof: '证据',
    advice: '建议',
    checks: '同样报告的检查',
    suppressed: '忽略原因',
  },
  severities: {
    high: '高',
    medium: '中',
    low: '低',
    info: '提示',
  },
  kinds: {
    'open-all-ports': {
      title: '所有端口对所有人开放',
      text: '{protocols} 的几乎所有端口对{addresses}开放。',
      advice: '只开放需要提供服务的端口，每个端口单独一条规则，并删除这条规则。',
    },
    'open-range': {
      title: '大范围端口对所有人开放',
      text: '{protocol} 端口 {ports} 对{addresses}开放。其中的高风险服务：{services}。',
      advice: '把范围缩小到需要提供服务的端口。',
    },
    'open-service': {
      title: '服务对所有人开放',
      text: '{protocol} 端口 {port}（{services}）对{addresses}开放。',
      advice: '只允许需要的地址访问，或者放到 VPN 或堡垒机后面。',
    },
    'open-port': {
      title: '端口对所有人开放',
      text: '{protocol} 端口 {ports} 对{addresses}开放。',
      advice: '只有确实要公开的端口才保持开放，并在规则描述中写明。',
    },
    'open-protocol': {
      title: '协议对所有人开放',
      text: '{protocol} 对{addresses}开放。',
      advice: 'ping 需要 ICMP，其他协议很少需要公开。',
    },
    'all-traffic': {
      title: '规则放行来源的全部流量',
      text: '规则允许 {peer} 访问 {protocol} 的所有端口。',
      advice: '请写明该来源需要的协议和端口。',
    },
    'egress-all': {
      title: '放行所有出方向流量',
      text: '允许以任何协议访问{addresses}。',
      advice: '如果数据不能外流，请只允许需要的目的地址，其余拒绝。',
    },
    'command-port': {
      title: '无需密码即可操作的端口对许多地址开放',
      text: '{protocol} 端口 {port}（{services}）对 {peer}（{size} 个地址）开放。按默认安装，任何能连上的人都可以在这台机器上执行命令。',
      advice: '只放行需要的主机，或者让程序要求证书或密码（Docker 可用 2376 端口的 TLS，或改用 SSH）。',
    },
    'wide-source': {
      title: '放行互联网的大段地址',
      text: '规则允许 {peer} 访问端口 {ports}，这个地址段包含互联网上的许多地址。',
      advice: '请写明需要访问的地址，这么大的地址段还属于其他人。',
    },
    'public-source': {
      title: '放行互联网地址',
      text: '规则允许互联网地址 {peer} 访问端口 {ports}。',
      advice: '请确认该地址仍然属于当初放行的对象。',
    },
    'no-effect': {
      title: '规则没有作用',
      text: '没有这条规则，任何流量的处理都不会改变（{why}）。',
      advice: '可以删除。',
    },
    'blocks-nothing': {
      title: '拒绝规则没有拦住任何流量',
      text: '这条规则以优先级 {priority} 拒绝，但先匹配的规则已全部放行。',
      advice: '本想拦住的流量正在放行。请提高它的优先级，使其先匹配；如果这些流量本来就该放行，可以删除。',
    },
    'partial-shadow': {
      title: '规则的一部分被更早的规则覆盖',
      text: '更早读取且动作相反的规则 {other} 决定了这条规则所匹配流量的一部分。',
      advice: '如果这是例外，则没有问题；否则请修改其中一条。',
    },
    'no-description': {
      title: '规则没有描述',
      text: '没有写明用途的规则：{count}。',
      advice: '请写明是谁、为什么需要这条规则。',
    },
    'default-group': {
      title: '使用了默认安全组',
      text: '{group} 的名称或规则与自动创建的安全组相同。',
      advice: '请按用途创建安全组，没有指定安全组就启动的实例都会共用默认安全组。',
    },
    'near-limit': {
      title: '接近上限',
      text: '{limit}：已使用 {used}，上限为 {maximum}。{subject}',
      advice: '把规则合并为更大的地址段或前缀列表，或者删除没有作用的规则。',
    },
  },
  byHand: {
    unread: '{subject} 的一条规则没有读全（{at}），可能还开放了其他内容。',
    incomplete: '{subject} 还有没有读到的规则。',
    'list-missing': '不知道 {subject} 的条目，而规则引用了它。',
    'type-assumed': '不知道 {subject} 的类型，按普通安全组处理。',
  },
  whys: {
    duplicate: '另有一条相同的规则',
    covered: '匹配的流量全部由其他规则决定',
    unreachable: '先匹配的规则全部作出相反的判定',
    'repeats-default': '默认规则的判定相同',
  },
  limits: {
    'rules-per-interface': '网卡上的规则',
    'rules-per-group': '安全组的规则',
    'groups-per-interface': '网卡的安全组',
    'referenced-groups': '引用安全组的规则',
    'prefix-list-entries': '前缀列表的条目',
  },
  reach: {
    every: '互联网上的所有 IPv{family} 地址',
    but: '互联网上除 {closed} 个以外的所有 IPv{family} 地址',
    share: '互联网上至少 {percent}% 的 IPv{family} 地址',
  },
  proof: {
    accept: '对端为 {peer}{port} 的数据包（{direction}，{protocol}）被允许。',
    drop: '对端为 {peer}{port} 的数据包（{direction}，{protocol}）被拒绝。',
  },
}
