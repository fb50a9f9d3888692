/**
 * Answers to opposite questions, whose words are alike: where both may be meant, both are shown. `by` is an idea that speaks for the
 * second, unless something is to be forbidden; where it leaves no doubt (`sure`), the second is given alone.
 */
export const opposites = [
  { of: ['deny-ram-users', 'ram-permission-needed'], by: '#lacking', sure: true },
  { of: ['forbid-open-to-world', 'when-to-add-rules'], by: '#openPort', sure: false },
  { of: ['isolate-within-group', 'communicate-across-groups'], by: null, sure: false },
  { of: ['block-one-address', 'remote-login-safely'], by: null, sure: false },
  { of: ['outbound-lockdown', 'no-public-ip'], by: null, sure: false },
] as const

/**
 * Answers that are easily taken for each other: of questions in a voice that the model has not heard, about every second answer was
 * the wrong one of such a pair where both were likely. Then both are shown.
 */
export const lookalikes = [
  ['across-vpcs', 'communicate-across-groups'],
  ['several-groups-on-one-instance', 'communicate-across-groups'],
  ['default-rules', 'no-security-group-created'],
  ['when-to-add-rules', 'remote-login-safely'],
  ['ipv6-rules', 'ip-and-cidr'],
  ['public-rules-in-vpc', 'terraform-rules'],
  ['icp-filing', 'port-80-unreachable'],
  ['waf-block-page', 'website-blocked'],
  ['misconfigured-rules', 'remote-login-safely'],
  ['members-per-group', 'convert-group-type'],
] as const
