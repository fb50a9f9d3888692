import type { Expected, ProblemCode } from './model'

const sentences: Readonly<Record<ProblemCode, string>> = {
  empty: 'There is nothing here; a policy was expected.',
  'too-long': 'This is longer than {most} characters and is not read.',
  depth: 'This is nested more than {most} deep.',
  'full-width': '{found} is {name}; JSON needs {expected}.',
  quote: '{found} is {name}; JSON needs the straight quote ".',
  'wide-space': '{found} is no white space in JSON.',
  comment: 'JSON has no comments.',
  'trailing-comma': 'After this comma nothing follows; leave it out.',
  'extra-comma': 'There is nothing before this comma; leave it out.',
  'missing-comma': 'A comma is missing here.',
  unquoted: '{found} must stand in straight quotes.',
  unterminated: 'This text in quotes has no end on its line.',
  control: 'A control character must be written as \\u00….',
  escape: 'There is no such escape as {found}.',
  expected: '{expected} was expected, not {found}.',
  end: 'The text ends here; {expected} was expected.',
  'after-end': 'The policy has ended; {found} is too much.',
  'duplicate-key': '{found} stands twice in one object.',
  syntax: 'This is no JSON.',
  'no-policy': 'There is no policy here: an object with Version and Statement was expected.',
  'statement-alone': 'This is a statement; a policy has "Version": "1" and the list "Statement" around it.',
  'missing-version': 'Version is missing; it is "1".',
  'bad-version': 'Version is {found}; the only one is "1".',
  'missing-statement': 'Statement, a list of statements, is missing.',
  'missing-effect': 'Effect is missing; it is "Allow" or "Deny".',
  'unknown-effect': 'Effect is {found}; "Allow" or "Deny" was expected.',
  'missing-action': 'A statement names its actions with Action or NotAction; both are missing.',
  'both-actions': 'A statement has Action or NotAction, not both.',
  'missing-resource': 'Resource is missing; "*" stands for all resources.',
  'both-resources': 'A statement has Resource or NotResource, not both.',
  principal: 'Principal belongs to policies of resources and of roles; this tool evaluates policies of users.',
  type: '{expected} was expected, not {found}.',
  'empty-list': 'This list is empty.',
  'empty-string': 'This text is empty and matches nothing.',
  'full-width-inside': '{found} is {name}; no name of an action holds one.',
  'unknown-key': '{found} is no element of a policy here.',
  'not-resource': 'NotResource stood in the grammar of 2019 and no longer does; it may be refused.',
  'white-space': 'There is white space around {found}.',
  'action-format': '{found} is no action; service:Name was expected.',
  spelling: '{found} is written {meant} in the API.',
  'resource-format': '{found} is no resource; "*" or acs:service:region:account:id was expected.',
  placeholder: '{found} is a placeholder; fill in the value.',
  'empty-condition': 'The condition is empty; the statement holds always.',
  operator: '{found} is no condition operator of RAM.',
  more: '{count} more findings are not listed.',
}

const expectations: Readonly<Record<Expected, string>> = {
  value: 'a value',
  name: 'a name in quotes',
  colon: 'a colon',
  'comma-or-brace': 'a comma or }',
  'comma-or-bracket': 'a comma or ]',
  object: 'an object',
  statements: 'a list of statements',
  statement: 'a statement (an object)',
  text: 'a text in quotes',
  effect: '"Allow" or "Deny"',
  actions: 'an action such as "ecs:DescribeInstances", or a list of them',
  resources: 'a resource such as "*", or a list of them',
}

function isExpected(text: string): text is Expected {
  return Object.hasOwn(expectations, text)
}

/** What is wrong, as one English sentence. */
export function sentenceOf(code: ProblemCode, params: Readonly<Record<string, string>>): string {
  return sentences[code].replace(/\{([a-z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? (params[name] ?? whole) : whole
    return name === 'expected' && isExpected(value) ? expectations[value] : value
  })
}

const names = {
  '、': 'the ideographic comma',
  '，': 'the full-width comma',
  '：': 'the full-width colon',
  '；': 'the full-width semicolon',
  '。': 'the ideographic full stop',
  '｛': 'the full-width left brace',
  '｝': 'the full-width right brace',
  '［': 'the full-width left bracket',
  '］': 'the full-width right bracket',
  '＊': 'the full-width asterisk',
  '？': 'the full-width question mark',
  '“': 'the left curly quote',
  '”': 'the right curly quote',
  '„': 'the low curly quote',
  '＂': 'the full-width quote',
  '‘': 'the left single quote',
  '’': 'the right single quote',
  "'": 'the single quote',
} as const

/** A character that is taken for one of JSON's or of a pattern's, and has a name. */
export type NamedCharacter = keyof typeof names

function isNamed(character: string): character is NamedCharacter {
  return Object.hasOwn(names, character)
}

/** English name of a character that stands where it should not. */
export function nameOf(character: string): string {
  return isNamed(character) ? names[character] : 'a full-width character'
}
