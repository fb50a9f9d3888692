import type { Messages } from '../../ja/messages'

export const special: Messages['special'] = {
  'this-network': 'this network',
  private: 'private',
  'shared-cgnat': 'shared, CGNAT (100.64.0.0/10)',
  loopback: 'loopback',
  'link-local': 'link-local',
  'protocol-assignments': 'protocol assignments',
  documentation: 'documentation',
  benchmarking: 'benchmarking',
  multicast: 'multicast',
  reserved: 'reserved',
  broadcast: 'limited broadcast',
  unspecified: 'unspecified',
  'ipv4-mapped': 'IPv4-mapped (matches no IPv4 packet)',
  'ipv4-translation': 'IPv4/IPv6 translation',
  'discard-only': 'discard-only',
  '6to4': '6to4',
  'unique-local': 'unique local',
}
