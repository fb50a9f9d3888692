import type { CidrProblem, CidrProblemCode } from './model'

/*
 * What is wrong, in English, for the harness and for messages of other engines. Apart from the engine, whose codes are
 * enough for a page: it has the words of its locale.
 */
const sentences: Readonly<Record<CidrProblemCode, string>> = {
  empty: 'An address such as 10.0.0.1 was expected.',
  'too-long': 'This is too long for one address, block or range.',
  masked: 'This part is hidden; write the real one.',
  hexadecimal: 'Octets are decimal.',
  character: '{found} has no place in an address.',
  'empty-octet': 'An octet is a number from 0 to 255.',
  'leading-zero': 'A leading zero may mean octal.',
  octet: 'An octet is a number from 0 to 255.',
  integer: 'An IPv4 address has four numbers.',
  short: 'An IPv4 address has four numbers; some are missing.',
  'too-many': 'An IPv4 address has four numbers; these are more.',
  zone: 'A zone such as %eth0 has no place in a rule.',
  'double-colon': '"::" stands once at most.',
  group: 'A group has at most four hexadecimal digits.',
  'group-count': 'An IPv6 address has eight groups, or fewer with "::".',
  prefix: 'After "/" comes a number from 0 to {most}.',
  'prefix-zero': 'A prefix has no leading zero.',
  mask: 'A mask is ones and then zeros, such as 255.255.255.0.',
  wildcard: 'An address and a wildcard of zeros and then ones were expected, such as 10.0.0.0 0.0.0.255.',
  'mixed-families': 'Both ends belong to one family.',
  'reversed-range': 'The first address is above the last.',
}

/** A problem as one English sentence. */
export function sentenceOf({ code, params }: Pick<CidrProblem, 'code' | 'params'>): string {
  return sentences[code].replace(/\{([a-z]+)\}/g, (whole, name: string) => params[name] ?? whole)
}
