import type { MDXComponents } from 'mdx/types'
import dynamic from 'next/dynamic'
import type { ComponentProps } from 'react'
import {
  BlockInBlock,
  CheckPath,
  CommonPorts,
  DefaultRules,
  Fact,
  Listening,
  Membership,
  Note,
  Policy,
  ProtocolTable,
  Warning,
} from '@/components/embeds'
import { CodeBlock, How, Inferred, Term, Way } from '@/components/guide'
import { Goal, Hint, Recap, Try } from '@/components/lesson'
import { LongName } from '@/components/long-name'
import { useMessages } from '@/components/messages'
import { Heading } from '@/components/reading'
import { asLive, tellsWhenReady } from '@/components/runtime'
import { ScrollBox } from '@/components/scroll'

/** A link in prose; one that leaves the site says so. */
export function Anchor({ href = '', children, ...rest }: ComponentProps<'a'>) {
  const site = useMessages('site')
  const external = /^https?:/.test(href)
  return (
    <a href={href} {...rest} {...(external ? { rel: 'noopener external' } : {})}>
      {children}
      {external ? <span className="visually-hidden">{` (${site.externalLink})`}</span> : null}
    </a>
  )
}

function Table(props: ComponentProps<'table'>) {
  return (
    <ScrollBox stacks>
      <table {...props} />
    </ScrollBox>
  )
}

/** A name in code; a block of code has lines of its own. */
function Code({ children, ...rest }: ComponentProps<'code'>) {
  return <code {...rest}>{typeof children === 'string' ? <LongName>{children}</LongName> : children}</code>
}

/** The corner of a table that names nothing is no heading. */
function ColumnHeading({ children, ...rest }: ComponentProps<'th'>) {
  return children ? <th {...rest}>{children}</th> : <td {...rest} />
}

/**
 * Everything that an MDX document may use besides Markdown: the closed vocabulary of the authors.
 * CONTRIBUTING.md describes each. Widgets load when a document uses them.
 */
export const vocabulary: MDXComponents = {
  a: Anchor,
  h2: Heading,
  table: Table,
  th: ColumnHeading,
  pre: CodeBlock,
  code: Code,
  How,
  Way,
  Inferred,
  Term,
  Note,
  Warning,
  Fact,
  ProtocolTable,
  CommonPorts,
  DefaultRules,
  Policy,
  Listening,
  CheckPath,
  Membership,
  BlockInBlock,
  Goal,
  Try,
  Recap,
  Hint,
  // build/lesson-screens.mjs puts these into a lesson.
  Screens: dynamic(() => import('@/components/lesson/screens').then((module) => module.Screens)),
  Screen: dynamic(() => import('@/components/lesson/screens').then((module) => module.Screen)),
  Task: dynamic(() => import('@/components/lesson/screens').then((module) => module.Task)),
  Exercise: asLive(
    dynamic(() => import('@/components/lesson/exercise').then((module) => tellsWhenReady(module.Exercise))),
  ),
  Solution: dynamic(() => import('@/components/lesson/solution').then((module) => module.Solution)),
  CidrCalculator: asLive(
    dynamic(() => import('@/components/cidr/cidr-calculator').then((module) => tellsWhenReady(module.CidrCalculator))),
  ),
  CidrExplain: dynamic(() => import('@/components/cidr/cidr-explain').then((module) => module.CidrExplain)),
  QuotaCalculator: asLive(
    dynamic(() =>
      import('@/components/embeds/quota-calculator').then((module) => tellsWhenReady(module.QuotaCalculator)),
    ),
  ),
  MembersSum: asLive(
    dynamic(() => import('@/components/embeds/members-sum').then((module) => tellsWhenReady(module.MembersSum))),
  ),
  KeepAlive: asLive(
    dynamic(() => import('@/components/embeds/keep-alive').then((module) => tellsWhenReady(module.KeepAlive))),
  ),
  RangeExplain: dynamic(() => import('@/components/cidr/range-explain').then((module) => module.RangeExplain)),
  Reachability: asLive(
    dynamic(() =>
      import('@/components/reachability/reachability').then((module) => tellsWhenReady(module.Reachability)),
    ),
  ),
  RuleSimulator: asLive(
    dynamic(() =>
      import('@/components/rules/workbench/rule-simulator').then((module) => tellsWhenReady(module.RuleSimulator)),
    ),
    // Where a reader may pass it by, it lives without the page: components/rules/island.
    ({ caseId, opened = false }) => (opened ? undefined : caseId),
  ),
  FlowLog: asLive(
    dynamic(() => import('@/components/rules/workbench/flow-log').then((module) => tellsWhenReady(module.FlowLog))),
  ),
  BeforeAfter: asLive(
    dynamic(() =>
      import('@/components/rules/workbench/before-after').then((module) => tellsWhenReady(module.BeforeAfter)),
    ),
  ),
  TrailEvent: asLive(
    dynamic(() => import('@/components/pasted/trail-event').then((module) => tellsWhenReady(module.TrailEvent))),
  ),
  RefusalBox: asLive(
    dynamic(() => import('@/components/pasted/refusal-box').then((module) => tellsWhenReady(module.RefusalBox))),
  ),
  WholeAnswer: asLive(
    dynamic(() => import('@/components/pasted/whole-answer').then((module) => tellsWhenReady(module.WholeAnswer))),
  ),
  WhatHolds: asLive(
    dynamic(() => import('@/components/pasted/what-holds').then((module) => tellsWhenReady(module.WhatHolds))),
  ),
  ErrorCodes: asLive(
    dynamic(() => import('@/components/pasted/error-codes').then((module) => tellsWhenReady(module.ErrorCodes))),
  ),
  PolicyCheck: asLive(
    dynamic(() => import('@/components/policy/policy-check').then((module) => tellsWhenReady(module.PolicyCheck))),
  ),
}
