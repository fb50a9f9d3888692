import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AclTask } from '@/components/lesson/acl-task'
import { LocaleProvider } from '@/components/messages'
import { messages } from '@/content/en/messages'
import { exercises } from '@/content/exercises'
import type { AclExercise } from '@/lib/lesson'

const exercise = Object.values(exercises)
  .flat()
  .find((each): each is AclExercise => each.kind === 'acl')

it.each([
  ['', '10.0.0.0/8', 'Port range'],
  ['80/80', '', 'Authorization object'],
])('H4: an entry that is not filled in is told by the names of its columns: %j from %j', (port, peer, column) => {
  if (!exercise) throw new Error('there is no exercise with an ACL')
  const draft = JSON.stringify([{ direction: 'ingress', policy: 'accept', protocol: 'tcp', port, peer }])
  const html = renderToStaticMarkup(
    <LocaleProvider value={{ locale: 'en', locales: [], messages, origin: '' }}>
      <AclTask exercise={exercise} goal={[]} draft={draft} onDraft={() => {}} onSolved={() => {}} />
    </LocaleProvider>,
  )
  expect(html).toMatch(new RegExp(`Entry Inbound 1: [^<]*${column}`, 'i'))
  expect(html).not.toMatch(/PortRange|SourceCidrIp/)
})
