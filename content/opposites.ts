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
