import { useEffect, useMemo, useState } from 'react'
import { format, useLocale, useMessages } from '@/components/messages'
import { rulesLink } from '@/components/rules'
import { ScrollBox } from '@/components/scroll'
import { type TrailEvent as Event, formatPeer, formatPorts, type Rule, readTrail } from '@/lib/rules'
import { PasteField } from './paste-field'
import styles from './pasted.module.css'

const example = JSON.stringify(
  {
    eventName: 'AuthorizeSecurityGroup',
    eventTime: '2026-11-27T02:14:05Z',
    serviceName: 'Ecs',
    acsRegion: 'ap-northeast-1',
    sourceIpAddress: '203.0.113.9',
    userAgent: 'ecs.console.alibabacloud.com',
    userIdentity: { type: 'ram-user', userName: 'alice', accountId: '1234567890123456' },
    requestParameters: {
      RegionId: 'ap-northeast-1',
      SecurityGroupId: 'sg-example-web',
      'Permissions.1.IpProtocol': 'TCP',
      'Permissions.1.PortRange': '22/22',
      'Permissions.1.SourceCidrIp': '0.0.0.0/0',
      'Permissions.1.Policy': 'accept',
      'Permissions.1.Priority': '1',
    },
  },
  null,
  2,
)

/** A pasted event of ActionTrail: who, when, from where, and what the rule lets in: `<TrailEvent />`. */
export function TrailEvent() {
  const text = useMessages('pasted')
  return (
    <PasteField label={text.trailLabel} example={example}>
      {(written) => <Said written={written} />}
    </PasteField>
  )
}

function Said({ written }: { readonly written: string }) {
  const text = useMessages('pasted')
  const { events, others, findings, found } = useMemo(() => readTrail(written), [written])
  if (!found) return <p className="depends">△ {findings.length > 0 ? text.notJson : text.trailNone}</p>
  return (
    <>
      {events.map((event, index) => (
        // Events have no names of their own; their order is that of the paste.
        <Told key={`${String(index)} ${event.time ?? ''}`} event={event} />
      ))}
      {others.length > 0 ? (
        <p>{format(text.trailOthers, { names: [...new Set(others)].slice(0, 10).join(text.listSeparator) })}</p>
      ) : null}
    </>
  )
}

function Told({ event }: { readonly event: Event }) {
  const text = useMessages('pasted')
  const { caller, time, from, agent, region, refused, operation, groups, rules, ruleIds, values, warnings } = event
  const { account, user, role, service } = text.callers
  const kinds = new Map([
    ['root-account', account],
    ['ram-user', user],
    ['assumed-role', role],
    ['system', service],
  ])
  const kind = kinds.get(caller.kind ?? '') ?? caller.kind
  const facts = [
    [text.who, [caller.name, kind && `(${kind})`].filter(Boolean).join(' ')],
    [text.account, caller.account],
    [text.when, time],
    [text.from, from],
    [text.agent, agent],
    [text.region, region],
    [text.group, groups.join(text.listSeparator)],
    [text.ruleIds, ruleIds.join(text.listSeparator)],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <section className={styles.event}>
      <p>
        <strong>
          <code>{operation}</code>: {text.effects[event.effect]}
        </strong>{' '}
        {refused ? <span className="depends">△ {format(text.refused, { code: refused })}</span> : null}
      </p>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
        {values.map(([name, value]) => [
          <dt key={`${name} name`}>
            <code>{name}</code>
          </dt>,
          <dd key={name}>{value}</dd>,
        ])}
      </dl>
      {rules.length > 0 ? <Rules rules={rules} /> : null}
      {warnings.length > 0 ? <p className="depends">△ {text.trailUnread}</p> : null}
      {event.effect === 'adds' && !refused ? rules.map((rule) => <LetsIn key={rule.id} rule={rule} />) : null}
      {event.document && rules.length > 0 ? <OpenInTool document={event.document} /> : null}
    </section>
  )
}

function Rules({ rules }: { readonly rules: readonly Rule[] }) {
  const words = useMessages('rules')
  return (
    <ScrollBox stacks>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.direction}</th>
            <th scope="col">{words.action}</th>
            <th scope="col">{words.protocol}</th>
            <th scope="col">{words.ports}</th>
            <th scope="col">{words.peer}</th>
            <th scope="col">{words.priority}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule) => (
            <tr key={rule.id}>
              <td>{words[rule.direction]}</td>
              <td className={rule.action}>{words[rule.action]}</td>
              <td>{rule.protocol === 'all' ? words.all : String(rule.protocol).toUpperCase()}</td>
              <td className="mono">{rule.ports.kind === 'any' ? words.all : formatPorts(rule.ports)}</td>
              <td className="mono">{formatPeer(rule.peer)}</td>
              <td className="mono">{rule.priority}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}

/** What the new rule lets through by itself: other rules may stand before it. */
function LetsIn({ rule }: { readonly rule: Rule }) {
  const text = useMessages('pasted')
  const { peer, direction, action } = rule
  if (action !== 'accept') return <p>{text.letsNothing}</p>
  const everyone = peer.kind === 'cidr' && peer.block.prefix === 0
  if (direction === 'egress')
    return <p>{format(everyone ? text.letsOutAll : text.letsOut, { peer: formatPeer(peer) })}</p>
  return (
    <p className={everyone ? 'drop' : undefined}>
      {everyone ? '△ ' : ''}
      {format(everyone ? text.letsInAll : text.letsIn, { peer: formatPeer(peer) })}
    </p>
  )
}

function OpenInTool({ document }: { readonly document: Readonly<Record<string, unknown>> }) {
  const text = useMessages('pasted')
  const { locale } = useLocale()
  const [link, setLink] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    void rulesLink(locale, [document]).then((found) => {
      if (current) setLink(found)
    })
    return () => {
      current = false
    }
  }, [document, locale])
  return link === null ? null : (
    <p className="tools">
      <a className="button" href={link}>
        {text.openRules}
      </a>
    </p>
  )
}
