import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import { Reading } from '@/components/reading'
import styles from './glossary.module.css'

interface TermView {
  readonly id: string
  readonly name: string
  readonly definition: string
  readonly api: string | null
  readonly also: readonly string[]
}

type Group = 'groups' | 'rules' | 'network' | 'proving' | 'account'

export interface GlossaryView {
  readonly sections: readonly { readonly group: Group; readonly terms: readonly TermView[] }[]
}

/** Every word of the site with its definition and the other names that readers meet. */
export function GlossaryPage({ sections }: GlossaryView) {
  const text = useMessages('glossaryPage')
  const guide = useMessages('guide')
  const names: Readonly<Record<Group, string>> = {
    groups: text.groups,
    rules: text.rules,
    network: text.network,
    proving: text.proving,
    account: text.account,
  }
  return (
    <Page title={text.title} description={text.lead} path="/glossary/" width="wide">
      <Reading
        head={
          <>
            <h1>{text.title}</h1>
            <p>{text.lead}</p>
          </>
        }
        contents={sections.map(({ group }) => ({ id: `group-${group}`, title: names[group] }))}
      >
        {sections.map(({ group, terms }) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`} tabIndex={-1}>
              {names[group]}
            </h2>
            <dl className={styles.terms}>
              {terms.map((term) => (
                <div key={term.id} id={term.id} tabIndex={-1}>
                  <dt>{term.name}</dt>
                  <dd>{term.definition}</dd>
                  {term.api ? (
                    <dd className={styles.more}>
                      {text.api}: <code>{term.api}</code>
                    </dd>
                  ) : null}
                  {term.also.length > 0 ? (
                    <dd className={styles.more}>
                      {text.also}: {term.also.join(guide.listGlue)}
                    </dd>
                  ) : null}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Reading>
    </Page>
  )
}
