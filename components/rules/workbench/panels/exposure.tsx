import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import { type Decider, type Exposure, type Packet, reachOfRegion, reachText } from '@/lib/rules'
import { Proof } from '../../verdict/proof'
import { peersInWords, serviceInWords } from '../../verdict/region-words'
import { protocolInWords, rangeInWords } from '../../verdict/sentences'
import type { RuleAnswers } from '../../work/questions'
import type { Pending } from '../../work/use-answer'
import { Waiting } from '../../work/waiting'
import { More } from '../more'
import type { KnownService } from '../services'
import styles from '../workbench.module.css'

interface Props {
  readonly pending: Pending<RuleAnswers['exposure']>
  /** Everything has been read. */
  readonly whole: boolean
  readonly onPlay: (packet: Packet) => void
  readonly onShow: (rule: { readonly group: string; readonly rule: string }) => void
}

/** What the Internet can reach: services, then everything that is open. How grave that is, is judged once, by the review. */
export function ExposurePanel({ pending, whole: everything, onPlay, onShow }: Props) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const found = useMessages('findings')
  const { answer, stale } = pending
  const services = bySeverity(answer?.filter(({ service }) => service.name !== '') ?? [])
  const whole = answer?.filter(({ service }) => service.name === '') ?? []
  const open = whole.filter(({ everyone }) => everyone?.nearlyAll)
  return (
    <section aria-labelledby="exposure-title">
      <h2 id="exposure-title">{text.exposureTitle}</h2>
      <p>{text.exposureLead}</p>
      <Waiting work={pending} />
      {answer && whole.length === 0 ? (
        <Proof whole={everything} stale={stale}>
          {text.exposureNone}
        </Proof>
      ) : null}
      {open.length > 0 ? <EverythingOpen exposures={open} onPlay={onPlay} onShow={onShow} /> : null}
      {services.length > 0 ? (
        <ul className={styles.cards} aria-busy={stale}>
          {services
            .filter((group) => open.length === 0 || !coveredBy(open, group))
            .map((group) => (
              <ServiceCard key={group.service.name} {...group} onPlay={onPlay} onShow={onShow} />
            ))}
        </ul>
      ) : null}
      {answer && whole.length > 0 && services.length === 0 ? <p>{text.exposureUnnamed}</p> : null}
      {whole.length > 0 ? (
        <details>
          <summary>{text.everythingOpen}</summary>
          <ul>
            <More items={whole.flatMap(({ regions }) => regions)}>
              {(region, index) => {
                const reach = reachOfRegion(region)
                return (
                  <li key={String(index)}>
                    {serviceInWords(region, words)} ←{' '}
                    {reach ? reachText(reach, region.family, found.reach) : peersInWords(region, words)} (IPv
                    {region.family})
                  </li>
                )
              }}
            </More>
          </ul>
        </details>
      ) : null}
    </section>
  )
}

interface ServiceExposure {
  readonly service: KnownService
  readonly families: readonly Exposure<KnownService>[]
}

/** What is sensitive and open to everyone comes first, then what is sensitive, then what is open to everyone. */
function bySeverity(exposures: readonly Exposure<KnownService>[]): ServiceExposure[] {
  const services = [...new Set(exposures.map(({ service }) => service.name))].flatMap((name): ServiceExposure[] => {
    const families = exposures.filter(({ service }) => service.name === name)
    const [first] = families
    return first ? [{ service: first.service, families }] : []
  })
  const weight = ({ service, families }: ServiceExposure) =>
    (service.sensitive ? 2 : 0) + (families.some(({ everyone }) => everyone) ? 1 : 0)
  return services.sort((a, b) => weight(b) - weight(a))
}

function ServiceCard({ service, families, onPlay, onShow }: ServiceExposure & Pick<Props, 'onPlay' | 'onShow'>) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  const words = useMessages('rules')
  const found = useMessages('findings')
  const rules = rulesOf(families)
  return (
    <li className={styles.card}>
      <h3>
        {service.name}{' '}
        <code>
          {protocolInWords(service.protocol, words)} {service.ports.map(rangeInWords).join(words.listSeparator)}
        </code>
      </h3>
      <ul className={styles.plain}>
        {families.map(({ family, everyone, regions, size }) => (
          <li key={family}>
            {everyone ? (
              <strong>
                {countOf(everyone.ports) < countOf(service.ports)
                  ? `${everyone.ports.map(rangeInWords).join(words.listSeparator)}: `
                  : ''}
                {format(text.fromEveryone, { addresses: reachText(everyone.reach, family, found.reach) })}
              </strong>
            ) : (
              <>
                IPv{family}:{' '}
                {counted(text.fromSome, size, {
                  peers: regions.map((region) => peersInWords(region, words)).join(words.listSeparator),
                })}
              </>
            )}
          </li>
        ))}
      </ul>
      <Tools first={families[0]} rules={rules} onPlay={onPlay} onShow={onShow} />
    </li>
  )
}

type RuleDecider = Extract<Decider, { readonly kind: 'rule' }>

/** The rules that let something in, each once. */
function rulesOf(exposures: readonly Exposure<KnownService>[]): readonly RuleDecider[] {
  const all = exposures.flatMap(({ by }) => by).filter(isRule)
  return [...new Map(all.map((by) => [JSON.stringify(by), by])).values()]
}

interface ToolsProps extends Pick<Props, 'onPlay' | 'onShow'> {
  readonly first: Exposure<KnownService> | undefined
  readonly rules: readonly RuleDecider[]
}

/** Plays an example, and shows the rules behind it. */
function Tools({ first, rules, onPlay, onShow }: ToolsProps) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  return (
    <p className="tools no-print">
      {first ? (
        <button type="button" className="button" onClick={() => onPlay(first.example.packet)}>
          {text.play}
        </button>
      ) : null}
      {rules.slice(0, 3).map((by) => (
        <button key={`${by.group} ${by.rule}`} type="button" className="button" onClick={() => onShow(by)}>
          {format(text.showThisRule, { rule: by.rule })}
        </button>
      ))}
      {rules.length > 3 ? <span>{counted(text.moreRules, rules.length - 3)}</span> : null}
    </p>
  )
}

function isRule(by: Decider): by is RuleDecider {
  return by.kind === 'rule'
}

function countOf(ports: KnownService['ports']): number {
  return ports.reduce((sum, { start, end }) => sum + end - start + 1, 0)
}

/** A service that is open only because everything is: it is told with that, once. */
function coveredBy(open: readonly Exposure<KnownService>[], { service, families }: ServiceExposure): boolean {
  return families.every((family) =>
    open.some((each) => each.service.protocol === service.protocol && each.family === family.family),
  )
}

/** Every port is open to everyone: one card with the rule that does it, not one for each service. */
function EverythingOpen({
  exposures,
  onPlay,
  onShow,
}: { readonly exposures: readonly Exposure<KnownService>[] } & Pick<Props, 'onPlay' | 'onShow'>) {
  const text = useMessages('workbench')
  const words = useMessages('rules')
  const rules = rulesOf(exposures)
  const what = exposures.map(({ service, family }) => `${protocolInWords(service.protocol, words)} (IPv${family})`)
  return (
    <div className={`${styles.card} ${styles.serious}`}>
      <h3>
        <strong className="drop">
          <Sign of="drop" /> {text.allOpen}
        </strong>{' '}
        {what.join(words.listSeparator)}
      </h3>
      <p>
        {format(text.allOpenWhy, {
          rules: rules
            .map(({ rule }) => rule)
            .slice(0, 5)
            .join(words.listSeparator),
        })}
      </p>
      <Tools first={exposures[0]} rules={rules} onPlay={onPlay} onShow={onShow} />
    </div>
  )
}
