import type { ExerciseData } from './data'

const ranges = (id: string, wanted: string, ...solutions: string[]): ExerciseData => ({
  kind: 'addresses',
  id,
  start: '',
  wanted: [wanted],
  form: 'ranges',
  solutions,
})

export const cidrInBits: readonly ExerciseData[] = [
  ranges(
    'whole-octets',
    '192.168.0.0/24',
    '192.168.0.0-192.168.0.255',
    '192.168.0.0-192.168.0.127\n192.168.0.128-192.168.0.255',
  ),
  ranges(
    'inside-an-octet',
    '192.168.64.0/19',
    '192.168.64.0-192.168.95.255',
    '192.168.80.0-192.168.95.255\n192.168.64.0-192.168.79.255',
  ),
  // M-8: a block in a documentation example whose host bits are set.
  ranges(
    'bits-to-the-right',
    '10.159.6.18/12',
    '10.144.0.0-10.159.255.255',
    '10.144.0.0-10.150.255.255\n10.151.0.0-10.159.255.255',
  ),
  ranges(
    'six',
    '2001:db8:0:40::/58',
    '2001:db8:0:40::-2001:db8:0:7f:ffff:ffff:ffff:ffff',
    '2001:db8:0:40::-2001:db8:0:5f:ffff:ffff:ffff:ffff\n2001:db8:0:60::-2001:db8:0:7f:ffff:ffff:ffff:ffff',
  ),
]
