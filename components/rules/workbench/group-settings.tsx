import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { GroupType } from '@/lib/rules'
import { type GroupDraft, newGroup } from '../draft/model'
import styles from './workbench.module.css'

/** Changes the groups, from what they are by then. */
export type EditSetup = (edit: (now: { readonly groups: readonly GroupDraft[] }) => readonly GroupDraft[]) => void

interface Props {
  readonly groups: readonly GroupDraft[]
  readonly onChange: EditSetup
  /** Groups can be added and removed on the tool's page; in an answer they are as they are. */
  readonly whole?: boolean
  /** Only what nobody has said yet. */
  readonly asking?: boolean
}

/** What holds for a group as a whole: its type, and what its members may do with each other. */
export function GroupSettings({ groups, onChange, whole = true, asking = false }: Props) {
  const text = useMessages('rules')
  const set = (index: number, part: Partial<GroupDraft>) =>
    onChange((now) => now.groups.map((group, at) => (at === index ? { ...group, ...part } : group)))
  /** On the tool's page what nobody has said is asked for above all views, once. */
  const isAskedAbove = ({ type }: GroupDraft) => whole && !asking && type === null
  return (
    <div className={`${styles.groups} no-print`}>
      {groups.map((group, index) => {
        const name = group.name || group.id
        return asking && group.type !== null ? null : (
          <fieldset key={group.id} className={styles.group} data-asked={group.type === null && !isAskedAbove(group)}>
            <legend>
              <strong>{name}</strong> {group.name ? <code>{group.id}</code> : null}
            </legend>
            {isAskedAbove(group) ? null : <TypeChoice type={group.type} onChange={(type) => set(index, { type })} />}
            {group.type === 'advanced' || asking ? null : (
              <label>
                <span>{text.innerAccess}</span>
                <Select
                  value={group.innerAccess}
                  options={[
                    ['accept', text.interconnected],
                    ['drop', text.isolated],
                  ]}
                  onChange={(innerAccess) => set(index, { innerAccess })}
                />
              </label>
            )}
            {whole && !asking && groups.length > 1 ? (
              <button
                type="button"
                className="quiet"
                onClick={() => onChange((now) => now.groups.filter(({ id }) => id !== group.id))}
              >
                {format(text.removeGroup, { name })}
              </button>
            ) : null}
            {group.type === null && !isAskedAbove(group) ? <small>{text.askTypeWhy}</small> : null}
          </fieldset>
        )
      })}
      {whole && !asking ? (
        <button
          type="button"
          className="quiet no-print"
          onClick={() => onChange((now) => [...now.groups, newGroup(now)])}
        >
          {text.addGroup}
        </button>
      ) : null}
    </div>
  )
}

interface TypeProps {
  /** Null where nobody has said it. */
  readonly type: GroupType | null
  readonly onChange: (type: GroupType) => void
}

function TypeChoice({ type, onChange }: TypeProps) {
  const text = useMessages('rules')
  return (
    <label>
      <span>{text.groupType}</span>
      <Select<GroupType | ''>
        value={type ?? ''}
        options={[
          ...(type === null ? [['', text.typeNotSaid] as const] : []),
          ['basic', text.basic],
          ['advanced', text.advanced],
        ]}
        onChange={(chosen) => (chosen === '' ? null : onChange(chosen))}
      />
    </label>
  )
}
