import type { Messages } from '../../ja/messages'

export const special: Messages['special'] = {
  'this-network': '本网络',
  private: '私网',
  'shared-cgnat': 'CGNAT 共享 (100.64.0.0/10)',
  loopback: '环回',
  'link-local': '链路本地',
  'protocol-assignments': '协议专用',
  documentation: '文档示例',
  benchmarking: '基准测试',
  multicast: '组播',
  reserved: '保留',
  broadcast: '广播',
  unspecified: '未指定',
  'ipv4-mapped': 'IPv4 映射（不匹配 IPv4 数据包）',
  'ipv4-translation': 'IPv4/IPv6 转换',
  'discard-only': '仅丢弃',
  '6to4': '6to4',
  'unique-local': '唯一本地',
}
