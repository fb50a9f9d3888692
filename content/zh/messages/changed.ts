import type { Messages } from '../../ja/messages'

export const changed: Messages['changed'] = {
  'deny-one-group': '添加和修改规则的 RAM 操作不能限定到单个安全组，写了安全组 ARN 的 Deny 对它们永远不匹配。',
  'port-lists-count': '引用端口列表的规则也按列表的最大条目数计算。',
  'ten-groups': '不论类型，一块网卡可以加入 10 个安全组。“默认 5 个”是旧说明。',
  'rules-that-name-groups': '授权安全组的上限 20 指的是规则数，不是安全组数。',
  'idle-sessions': '910 秒是空闲 TCP 连接的保留时间，持续有流量的连接不会中断。',
  'free-of-charge': '两种类型的安全组都免费。',
  'who-adds-rules': '自动添加规则的不只是 DMS 和 DTS，数据库备份和云防火墙也会添加。',
}

export const changesPage: Messages['changesPage'] = {
  title: '变更的事实',
  lead: '与以前的官方文档或本站旧版本不同的数值和说明，最新的在前。',
  feed: '订阅 (Atom)',
  statements: '说明的变更',
  figures: '数值的变更',
  figure: '数值',
  now: '现在',
  before: '以前',
  stale: '来源较旧的数值',
  staleLead: '来源文档的日期早于{date}。使用之前请打开链接核对。',
  staleNone: '没有。',
}

export const factNames: Messages['factNames'] = {
  'rules-per-group': '单个安全组的规则',
  'rules-per-eni': '单块网卡上生效的规则',
  'groups-per-eni': '单块网卡可加入的安全组',
  'prefix-list-entries': '前缀列表的条目',
  'port-list-entries': '端口列表的条目',
  'referenced-groups': '普通安全组中授权安全组的规则',
  'addresses-basic': '普通安全组的私网地址',
  'addresses-advanced': '企业级安全组的网卡',
  'prefix-list-costs-max-entries': '前缀列表按最大条目数计算',
  'vswitch-shortest-prefix': '交换机可用的最短前缀长度',
  'vswitch-longest-prefix': '交换机可用的最长前缀长度',
  'vswitch-kept-first': '交换机开头保留的地址数',
  'vswitch-kept-last': '交换机末尾保留的地址数',
  'rules-per-import': '一次可导入的规则',
  'rules-per-call': '一次调用可添加的规则',
  'priority-highest': '最高优先级',
  'priority-lowest': '最低优先级',
  'default-rule-priority': '默认安全组规则的优先级',
  'session-seconds': '空闲 TCP 连接的保留秒数',
  'session-seconds-udp': '空闲 UDP 的保留秒数',
  'move-seconds': '更换安全组时等待的秒数',
  'port-lowest': '最小端口',
  'port-highest': '最大端口',
}
