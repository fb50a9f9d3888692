import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import { formatPeer, formatPorts, type Rule, type RuleSet } from '@/lib/rules'
import styles from './lesson.module.css'

/** The rules of one or more groups, to be read. */
export function RuleList({ ruleSet }: { readonly ruleSet: RuleSet }) {
  const text = useMessages('rules')
  return (
    <>
      {ruleSet.groups.map((group) => (
        <div key={group.id}>
          <p>
            <strong>{format(text.groupName, { name: group.name || group.id })}</strong> (
            {group.type === 'advanced' ? text.advanced : text.basic})
          </p>
          {group.rules.length === 0 ? (
            <p>{text.noRules}</p>
          ) : (
            <ul className={styles.rules}>
              {group.rules.map((rule) => (
                <RuleLine key={rule.id} rule={rule} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </>
  )
}

function RuleLine({ rule }: { readonly rule: Rule }) {
  const text = useMessages('rules')
  const { protocol, action } = rule
  const number = typeof protocol === 'number' ? `IP ${protocol}` : protocol.toUpperCase()
  const name = protocol === 'all' ? text.all : protocol === 'icmpv6' ? 'ICMPv6' : number
  return (
    <li>
      <code>{rule.id}</code>
      <span>{text[rule.direction]}</span>
      <strong className={action}>
        <Sign of={action} /> {text[action]}
      </strong>
      <span>
        {name} <span className="mono">{formatPorts(rule.ports)}</span>
      </span>
      <span className="mono">{formatPeer(rule.peer)}</span>
      <span>
        {text.priority} {rule.priority}
      </span>
    </li>
  )
}
