/**
 * Answers to opposite questions, whose words are alike: to the one who wants something kept from happening, and to the one for whom it is
 * to happen. Where both may be meant, both are shown.
 */
export const opposites = [
  ['deny-ram-users', 'ram-permission-needed'],
  ['forbid-open-to-world', 'when-to-add-rules'],
  ['isolate-within-group', 'communicate-across-groups'],
  ['block-one-address', 'remote-login-safely'],
  ['outbound-lockdown', 'no-public-ip'],
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
  ['ip-and-cidr', 'block-one-address'],
  ['managed-groups', 'ram-permission-needed'],
] as const
