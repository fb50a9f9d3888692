import { type Service, services } from '@/lib/net'
import { normalise } from '../normalise'

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Names of programs that are everyday words, too: `elastic IP`, `bind an address`, `turn off`. */
const everyday = new Set(['bind', 'named', 'turn', 'elastic', 'notebook'])

/** A name of a service that stands alone: Latin names between other letters are none. */
const forms = services.map((service) => ({
  service,
  form: new RegExp(
    [service.name, ...service.aliases.filter((alias) => !everyday.has(alias))]
      .map(normalise)
      .map(escaped)
      .map((word) => (/^[a-z]/.test(word) ? `(?<![a-z])${word}(?![a-z])` : word))
      .join('|'),
    'g',
  ),
}))

/** Services whose names mean what readers ask about, not what listens: their words stay. */
const ofTheirOwn = new Set(['SSH', 'RDP', 'HTTP', 'HTTPS', 'SMTP', 'SMTPS', 'SMTP Submission', 'DNS', 'Telnet', 'Git'])

/** Services that a text names; `rest` has `@kind`-less blanks for names that only say what listens. */
export function servicesIn(text: string): { readonly found: readonly Service[]; readonly rest: string } {
  const found: Service[] = []
  let rest = text.replace(/https?:\/\//g, ' ')
  for (const { service, form } of forms) {
    form.lastIndex = 0
    if (!form.test(rest)) continue
    found.push(service)
    form.lastIndex = 0
    if (!ofTheirOwn.has(service.name)) rest = rest.replace(form, ' ')
  }
  return { found, rest }
}
