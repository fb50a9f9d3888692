import { useMemo } from 'react'
import { format, formatDate, useMessages, useNumbers } from '@/components/messages'
import { ScrollBox } from '@/components/scroll'
import { useYes } from '@/components/sign'
import { type LimitName, type Limits, type RuleSet, type Usage, usage } from '@/lib/rules'
import styles from '../workbench.module.css'

/** A figure of the platform with the page and date that it was read from, and what it was before. */
export interface Figure {
  readonly value: number
  readonly source: { readonly url: string; readonly date: string }
  readonly before: readonly { readonly value: number; readonly date: string }[]
}

type FigureName = keyof Limits | 'addressesBasic' | 'addressesAdvanced'
export type Figures = Readonly<Record<FigureName, Figure>>

interface Props {
  readonly ruleSet: RuleSet
  readonly figures: Figures
}

/** How full the interface and its groups are, and where the figures come from. */
export function LimitsPanel({ ruleSet, figures }: Props) {
  const text = useMessages('workbench')
  const { number } = useNumbers()
  const site = useMessages('site')
  const used = useMemo(() => usage(ruleSet, limitsOf(figures)), [ruleSet, figures])
  const names: Record<FigureName, string> = {
    rulesPerGroup: text.figureRulesPerGroup,
    rulesPerInterface: text.figureRulesPerInterface,
    groupsPerInterface: text.figureGroups,
    prefixListEntries: text.figureEntries,
    referencedGroups: text.figureReferenced,
    addressesBasic: text.figureAddressesBasic,
    addressesAdvanced: text.figureAddressesAdvanced,
  }
  const nameOf = (id: string) => ruleSet.groups.find((group) => group.id === id)?.name || id
  return (
    <section aria-labelledby="limits-title">
      <h2 id="limits-title">{text.limitsTitle}</h2>
      <p>{text.limitsLead}</p>
      <ul className={styles.cards}>
        {used.map((each) => (
          <UsageLine
            key={`${each.limit} ${each.subject ?? ''}`}
            usage={each}
            name={each.subject && nameOf(each.subject)}
          />
        ))}
      </ul>
      <h3>{text.figures}</h3>
      <ScrollBox stacks>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.figure}</th>
              <th scope="col">{text.figureValue}</th>
              <th scope="col">{text.figureSource}</th>
              <th scope="col">{text.figureBefore}</th>
            </tr>
          </thead>
          <tbody>
            {figureNames.map((name) => {
              const { value, source, before } = figures[name]
              return (
                <tr key={name}>
                  <th scope="row">{names[name]}</th>
                  <td>{number(value)}</td>
                  <td>
                    <a href={source.url} rel="noopener external">
                      {formatDate(source.date, site)}
                      <span className="visually-hidden"> ({site.externalLink})</span>
                    </a>
                  </td>
                  <td>
                    {before.map((old) => `${number(old.value)} (${formatDate(old.date, site)})`).join(', ') || '—'}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
      <p>{text.addressesNote}</p>
    </section>
  )
}

const figureNames: readonly FigureName[] = [
  'rulesPerInterface',
  'rulesPerGroup',
  'groupsPerInterface',
  'referencedGroups',
  'prefixListEntries',
  'addressesBasic',
  'addressesAdvanced',
]

/** What the platform allows, without where it was read. */
export function limitsOf(figures: Figures): Limits {
  return {
    rulesPerGroup: figures.rulesPerGroup.value,
    rulesPerInterface: figures.rulesPerInterface.value,
    groupsPerInterface: figures.groupsPerInterface.value,
    prefixListEntries: figures.prefixListEntries.value,
    referencedGroups: figures.referencedGroups.value,
  }
}

function UsageLine({
  usage: { limit, least, most, maximum, usual, state },
  name,
}: {
  usage: Usage
  name: string | null
}) {
  const text = useMessages('workbench')
  const { number } = useNumbers()
  const titles: Record<LimitName, string> = {
    'rules-per-interface': text.useRulesPerInterface,
    'rules-per-group': text.useRulesPerGroup,
    'groups-per-interface': text.useGroups,
    'referenced-groups': text.useReferenced,
    'prefix-list-entries': text.useEntries,
  }
  const yes = useYes()
  const states: Record<Usage['state'], readonly [tone: string, words: string]> = {
    within: ['accept', `${yes} ${text.stateWithin}`],
    'above-usual': ['depends', `△ ${text.stateAboveUsual}`],
    open: ['depends', `△ ${text.stateOpen}`],
    over: ['drop', `✕ ${text.stateOver}`],
  }
  const [tone, words] = states[state]
  const bound = maximum ?? usual ?? 0
  const count =
    most === null
      ? format(text.atLeast, { least: number(least) })
      : least === most
        ? number(least)
        : `${number(least)}–${number(most)}`
  const title = format(titles[limit], { name: name ?? '' })
  return (
    <li className={styles.usage}>
      <span>{title}</span>
      <meter min={0} max={bound} value={Math.min(least, bound)} aria-label={title}>
        {least}
      </meter>
      <span>
        {format(maximum === null ? text.ofUsual : text.ofMaximum, { count, bound: number(bound) })}{' '}
        <strong className={tone}>{words}</strong>
      </span>
    </li>
  )
}
