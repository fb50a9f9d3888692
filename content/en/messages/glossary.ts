import type { Messages } from '../../ja/messages'

export const glossaryPage: Messages['glossaryPage'] = {
  title: 'Glossary',
  lead: 'The words of this site, and the other names that official pages use. A dotted word in a text shows the same when you press it.',
  groups: 'Groups',
  rules: 'Rules',
  network: 'Network',
  proving: 'Looking and proving',
  account: 'Account and procedures',
  also: 'Other names',
  api: 'In the API',
}
