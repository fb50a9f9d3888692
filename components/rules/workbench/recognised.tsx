import { format, useMessages, useNumbers } from '@/components/messages'
import { Sign } from '@/components/sign'
import type { Reading } from '@/lib/rules'
import styles from './workbench.module.css'

const few = 8

/** What each document was read as, with how much of it was read. */
export function Recognised({ documents }: { readonly documents: Reading['recognised'] }) {
  const text = useMessages('workbench')
  const { counted } = useNumbers()
  const kinds: Record<Reading['recognised'][number]['kind'], string> = {
    group: text.kindGroup,
    'rule-list': text.kindRuleList,
    groups: text.kindGroups,
    'prefix-list': text.kindPrefixList,
    'port-list': text.kindPortList,
    interfaces: text.kindInterfaces,
    terraform: text.kindTerraform,
    'terraform-plan': text.kindPlan,
    'terraform-source': text.kindSource,
    'terraform-plan-text': text.kindPlanText,
    pulumi: text.kindPulumi,
    template: text.kindTemplate,
    commands: text.kindCommands,
    'console-table': text.kindTable,
    unknown: text.kindUnknown,
  }
  return (
    <ul className={styles.findings}>
      {documents.slice(0, few).map(({ document, kind, read, skipped }, index) => (
        <li key={`${document} ${String(index)}`}>
          <Sign of={kind === 'unknown' ? 'drop' : 'accept'} />{' '}
          {format(text.recognised, { document: document + 1, kind: kinds[kind], read })}
          {skipped > 0 ? <span className="depends"> △ {format(text.skipped, { skipped })}</span> : null}
        </li>
      ))}
      {documents.length > few ? <li>{counted(text.moreDocuments, documents.length - few)}</li> : null}
    </ul>
  )
}
