import type { JsonExpected, JsonFaults, JsonNotes, NamedCharacter, Sentences } from '@/lib/text'

/** What is wrong with a text that should be JSON, or was read in spite of how it is written. */
export const jsonProblems: Sentences<JsonFaults & JsonNotes> = {
  empty: 'There is nothing here yet.',
  'too-long': 'This is longer than {most} characters and is not read.',
  depth: 'This is nested more than {most} deep.',
  'full-width': '"{found}" is {name}; JSON needs {expected}',
  quote: '{found} is {name}; JSON needs the straight quote "',
  'extra-comma': 'There is nothing before this comma; leave it out.',
  'missing-comma': 'A comma is missing here.',
  unquoted: '"{found}" must stand in straight quotes.',
  unterminated: 'This text in quotes has no end on its line.',
  control: 'A control character is written as \\u00….',
  escape: 'There is no escape "{found}".',
  expected: '{expected} was expected, not "{found}".',
  end: 'The text ends here; {expected} was expected.',
  'after-end': 'The document has ended; "{found}" is too much.',
  'duplicate-key': '"{found}" stands twice in one object.',
  syntax: 'This is no JSON.',
  'byte-order-mark': 'The byte order mark at the beginning (U+FEFF) was skipped.',
  'wide-space': 'White space that JSON does not know was read as blanks: {found} first, {count} in all.',
  comment: 'Comments, which JSON does not have, were skipped: {count} in all.',
  'trailing-comma': 'Commas that nothing follows were skipped: {count} in all.',
}

/** What was expected where something else stands. */
export const jsonExpected: Readonly<Record<JsonExpected, string>> = {
  value: 'a value',
  name: 'a name in quotes',
  colon: 'a colon',
  'comma-or-brace': 'a comma or }',
  'comma-or-bracket': 'a comma or ]',
}

/** Names of characters that stand where JSON has another. */
export const jsonCharacters: Readonly<Record<NamedCharacter | 'other', string>> = {
  '、': 'the ideographic comma',
  '，': 'the full-width comma',
  '：': 'the full-width colon',
  '；': 'the full-width semicolon',
  '。': 'the ideographic full stop',
  '｛': 'a full-width brace',
  '｝': 'a full-width brace',
  '［': 'a full-width bracket',
  '］': 'a full-width bracket',
  '＊': 'the full-width asterisk',
  '？': 'the full-width question mark',
  '“': 'a curly quote',
  '”': 'a curly quote',
  '„': 'a low quote',
  '＂': 'the full-width quote',
  '‘': 'a curly single quote',
  '’': 'a curly single quote',
  "'": 'the single quote',
  other: 'a full-width character',
}
