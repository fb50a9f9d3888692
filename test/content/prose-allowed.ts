/** What the lint over prose may pass although no table has it. Each entry was looked at; keep it short. */
export const allowed: readonly { readonly slug: string; readonly text: string; readonly why: string }[] = [
  { slug: '*', text: '"Resource": "*"', why: 'part of a policy as it is written' },
  { slug: '*', text: '*', why: 'every resource' },
  { slug: 'deny-ram-users', text: 'Modify…Attribute', why: 'the two operations named above it' },
  { slug: 'default-rules', text: '優先度が 110', why: 'a priority that only old default rules have (F-7)' },
  { slug: 'default-rules', text: 'priority 110', why: 'the same' },
  { slug: 'default-rules', text: '优先级为 110', why: 'the same' },
  { slug: 'group-limit-adjustment', text: '5', why: 'an old statement, quoted' },
  { slug: 'see-dropped-traffic', text: '10', why: 'minutes of a capture window: another product' },
  { slug: 'automatic-rules', text: '90', why: 'days that ActionTrail keeps: another product' },
  { slug: 'automatic-rules', text: '10', why: 'minutes until ActionTrail shows an event' },
  { slug: 'ip-and-cidr', text: '256', why: 'held against the address engine by claims.test.ts' },
  { slug: 'ip-and-cidr', text: '0', why: 'the binary digit' },
  { slug: 'ip-and-cidr', text: '0.', why: 'the same' },
  { slug: 'ip-and-cidr', text: '1', why: 'the binary digit' },
  { slug: 'ip-and-cidr', text: '1.', why: 'the same' },
  { slug: 'ip-and-cidr', text: '2', why: '2 進数, the binary system' },
]
