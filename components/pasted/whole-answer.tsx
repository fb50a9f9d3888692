import { useMemo } from 'react'
import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import { readPages, type Wholeness } from '@/lib/rules'
import { PasteField } from './paste-field'

const example = JSON.stringify(
  {
    SecurityGroupId: 'sg-example-web',
    NextToken: 'AAAAAdDWBF2w6Olx',
    Permissions: {
      Permission: [{ Direction: 'ingress', IpProtocol: 'TCP', PortRange: '443/443', SourceCidrIp: '0.0.0.0/0' }],
    },
  },
  null,
  2,
)

/** Whether pasted answers of the API hold all rules: `<WholeAnswer />`. */
export function WholeAnswer() {
  const text = useMessages('pasted')
  return (
    <PasteField label={text.wholeLabel} example={example}>
      {(written) => <Said written={written} />}
    </PasteField>
  )
}

function Said({ written }: { readonly written: string }) {
  const text = useMessages('pasted')
  const { groups, moreGroups, findings } = useMemo(() => readPages(written), [written])
  if (groups.length === 0) return <p className="depends">△ {findings.length > 0 ? text.notJson : text.wholeNone}</p>
  return (
    <>
      {groups.map((group) => (
        <Group key={group.group} found={group} />
      ))}
      {moreGroups ? <p className="depends">△ {text.moreGroups}</p> : null}
    </>
  )
}

const verdicts = { whole: 'accept', more: 'drop', open: 'depends' } as const

function Group({ found }: { readonly found: Wholeness }) {
  const text = useMessages('pasted')
  const { number, counted } = useNumbers()
  const { group, rules, stated, state, why, only } = found
  const values = { group: group || text.unnamed, stated: stated === null ? '' : number(stated) }
  const direction =
    only === null || state === 'whole' ? null : only === 'ingress' ? text.onlyInbound : text.onlyOutbound
  return (
    <p className={verdicts[state]}>
      <strong>
        <Sign of={verdicts[state]} /> {counted(text.whole[state], rules, values)}
      </strong>{' '}
      {format(text.wholeWhy[why], values)}
      {direction === null ? null : ` ${direction}`}
    </p>
  )
}
