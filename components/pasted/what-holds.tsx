import { useMemo } from 'react'
import { format, useMessages } from '@/components/messages'
import { Sign } from '@/components/sign'
import { type Holder, readHolders } from '@/lib/rules'
import { PasteField } from './paste-field'

const old = 'sg-example-old'
const example = [
  { SecurityGroups: { SecurityGroup: [{ SecurityGroupId: old, ServiceManaged: false }] } },
  { Instances: { Instance: [] } },
  {
    NetworkInterfaceSets: {
      NetworkInterfaceSet: [
        { NetworkInterfaceId: 'eni-example-second', SecurityGroupIds: { SecurityGroupId: [old] }, Type: 'Secondary' },
      ],
    },
  },
  {
    SecurityGroupReferences: {
      SecurityGroupReference: [
        {
          SecurityGroupId: old,
          ReferencingSecurityGroups: { ReferencingSecurityGroup: [{ SecurityGroupId: 'sg-example-db' }] },
        },
      ],
    },
  },
]
  .map((answer) => JSON.stringify(answer, null, 2))
  .join('\n')

/** What keeps a group from being deleted, by pasted answers of the API: `<WhatHolds />`. */
export function WhatHolds() {
  const text = useMessages('pasted')
  return (
    <PasteField label={text.holdsLabel} example={example}>
      {(written) => <Said written={written} />}
    </PasteField>
  )
}

function Said({ written }: { readonly written: string }) {
  const text = useMessages('pasted')
  const { groups, unasked, more, findings } = useMemo(() => readHolders(written), [written])
  if (groups.length === 0 && unasked.length === 3)
    return <p className="depends">△ {findings.length > 0 ? text.notJson : text.holdsNone}</p>
  const open = unasked.length > 0 || more
  return (
    <>
      {groups.map(({ group, holders }) =>
        holders.length > 0 ? (
          <div key={group}>
            <p className="drop">
              <strong>
                <Sign of="drop" /> {format(text.held, { group })}
              </strong>
            </p>
            <ul>
              {holders.map((holder) => (
                <Line key={JSON.stringify(holder)} holder={holder} />
              ))}
            </ul>
          </div>
        ) : (
          <p key={group} className={open ? 'depends' : 'accept'}>
            <strong>
              <Sign of={open ? 'depends' : 'accept'} /> {format(open ? text.heldOpen : text.heldByNothing, { group })}
            </strong>
          </p>
        ),
      )}
      {unasked.length > 0 ? (
        <p className="depends">
          △ {format(text.unasked, { calls: unasked.map((question) => calls[question]).join(text.listSeparator) })}
        </p>
      ) : null}
      {more ? <p className="depends">△ {text.holdsMore}</p> : null}
    </>
  )
}

const calls = {
  instances: 'DescribeInstances',
  interfaces: 'DescribeNetworkInterfaces',
  references: 'DescribeSecurityGroupReferences',
} as const

function Line({ holder }: { readonly holder: Holder }) {
  const text = useMessages('pasted')
  const { kind } = holder
  if (kind === 'service') return <li>{text.holders.service}</li>
  if (kind === 'rule') {
    const { group, rule } = holder
    return (
      <li>{format(rule === '' ? text.holders.group : text.holders.rule, { group: group || text.unnamed, rule })}</li>
    )
  }
  return <li>{format(text.holders[kind], { id: holder.id || text.unnamed })}</li>
}
