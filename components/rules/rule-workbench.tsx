import { useEffect, useMemo, useState } from 'react'
import { useHistory } from '@/components/history'
import { useMessages } from '@/components/messages'
import { Page } from '@/components/page'
import type { Rule } from '@/lib/rules'
import { Analysis } from './analysis'
import { type Draft, draftOf, freeId, newRule, readDraft } from './draft'
import { PasteBox } from './paste-box'
import { decodeDraft } from './shared-state'
import { useLink } from './use-link'
import { Workbench } from './workbench'

/** What the page starts with: a small web server's group, with a rule of each kind. */
const example: Draft = {
  groups: [
    {
      id: 'sg-example-web',
      name: 'web',
      type: 'basic',
      innerAccess: 'accept',
      vpcId: 'vpc-example',
      complete: true,
      rules: [
        {
          id: 'rule-1',
          direction: 'ingress',
          action: 'accept',
          protocol: 'tcp',
          ports: '80/80',
          peer: '0.0.0.0/0',
          priority: '1',
          rest: {},
        },
        {
          id: 'rule-2',
          direction: 'ingress',
          action: 'accept',
          protocol: 'tcp',
          ports: '443/443',
          peer: '0.0.0.0/0',
          priority: '1',
          rest: {},
        },
        {
          id: 'rule-3',
          direction: 'ingress',
          action: 'accept',
          protocol: 'tcp',
          ports: '22/22',
          peer: '198.51.100.0/24',
          priority: '10',
          rest: {},
        },
        {
          id: 'rule-4',
          direction: 'ingress',
          action: 'drop',
          protocol: 'tcp',
          ports: '22/22',
          peer: '0.0.0.0/0',
          priority: '20',
          rest: {},
        },
      ],
    },
  ],
  lists: [],
  packet: {
    direction: 'ingress',
    protocol: 'tcp',
    peer: '203.0.113.5',
    port: '22',
    sourcePort: '',
    self: '',
    network: 'public',
  },
  port25Unblocked: false,
}

/** The example with one more rule, for a source that the CIDR calculator has sent. */
function withSource(source: string): Draft {
  const groups = example.groups.map((group) => ({
    ...group,
    rules: [...group.rules, { ...newRule(freeId(group)), peer: source }],
  }))
  return { ...example, groups }
}

/** The simulator's own page: several groups, any documents, its whole state in the link. */
export function RuleWorkbench({ sensitive }: { readonly sensitive: readonly number[] }) {
  const text = useMessages('rules')
  const site = useMessages('site')
  const history = useHistory(example)
  const [broken, setBroken] = useState(false)
  const link = useLink(history.value, history.canUndo)
  const { start } = history
  const reading = useMemo(() => readDraft(history.value), [history.value])
  // Half-read rules would make the analysis speak of other rules than the reader's.
  const sound = reading.ruleSet.groups.length > 0 && reading.warnings.every((warning) => warning.severity !== 'error')

  function remove(rule: Rule) {
    const groups = history.value.groups.map((group) =>
      group.id === rule.group ? { ...group, rules: group.rules.filter((other) => other.id !== rule.id) } : group,
    )
    history.set({ ...history.value, groups })
  }

  useEffect(() => {
    async function open() {
      const fields = new URLSearchParams(window.location.hash.slice(1))
      const state = fields.get('state')
      const source = fields.get('source')
      if (source !== null) start(withSource(source.slice(0, 100)))
      if (state === null) return
      const draft = await decodeDraft(state)
      setBroken(draft === null)
      if (draft) start(draft)
    }
    void open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [start])

  return (
    <Page title={text.title} description={text.lead} path="/tools/rules/" above={[]} short={site.rules} width="wide">
      <h1>{text.title}</h1>
      <p>{text.lead}</p>
      {broken ? <p className="drop" role="alert">{`✕ ${text.brokenLink}`}</p> : null}
      <PasteBox onRead={(ruleSet) => history.set(draftOf(ruleSet, history.value.packet))} />
      <h2 className="visually-hidden">{text.groups}</h2>
      <Workbench history={history} link={link} whole />
      {sound ? <Analysis ruleSet={reading.ruleSet} sensitive={sensitive} onRemove={remove} /> : null}
      <p className="no-print">
        <button type="button" className="button" onClick={() => history.set(example)}>
          {text.reset}
        </button>
      </p>
    </Page>
  )
}
