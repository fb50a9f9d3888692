/** Names of special-purpose blocks, by the engine's name. */
export const special = {
  'this-network': 'このネットワーク',
  private: 'プライベート',
  'shared-cgnat': 'CGNAT 共有 (100.64.0.0/10)',
  loopback: 'ループバック',
  'link-local': 'リンクローカル',
  'protocol-assignments': 'プロトコル割り当て',
  documentation: '文書用',
  benchmarking: 'ベンチマーク用',
  multicast: 'マルチキャスト',
  reserved: '予約',
  unspecified: '未指定',
  'ipv4-mapped': 'IPv4 射影(IPv4 のパケットには当てはまりません)',
  'ipv4-translation': 'IPv4/IPv6 変換',
  'discard-only': '破棄専用',
  '6to4': '6to4',
  'unique-local': 'ユニークローカル',
}
