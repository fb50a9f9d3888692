/** Answers to opposite questions, whose words are alike: where both may be meant, both are shown. */
export const opposites = [
  ['deny-ram-users', 'ram-permission-needed'],
  ['isolate-within-group', 'communicate-across-groups'],
  ['block-one-address', 'remote-login-safely'],
  ['outbound-lockdown', 'no-public-ip'],
] as const
