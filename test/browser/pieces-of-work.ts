import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { readExercises } from '@/build'
import { solve } from './learner'
import { pasteInto } from './reader'

export const yamlPolicy = `Version: '1'
Statement:
  - Effect: Allow
    Action: ecs:Describe*
    Resource: '*'
`
export const oneGroup = JSON.stringify({
  SecurityGroupId: 'sg-mine',
  VpcId: 'vpc-1',
  InnerAccessPolicy: 'Accept',
  Permissions: {
    Permission: [
      {
        SecurityGroupRuleId: 'sgr-mine',
        Direction: 'ingress',
        IpProtocol: 'TCP',
        PortRange: '22/22',
        Policy: 'Accept',
        Priority: 1,
        SourceCidrIp: '203.0.113.7/32',
      },
    ],
  },
})
/** More blocks than stand in a field, and than are merged at once: every second one, so that none joins another. */
export const manyBlocks = Array.from({ length: 4_000 }, (_, at) => `10.${at >> 7}.${(2 * at) & 255}.0/24`).join('\n')
export const sockets = 'State Recv-Q Send-Q Local Address:Port Peer Address:Port\nLISTEN 0 511 127.0.0.1:80 0.0.0.0:*\n'

interface Piece {
  readonly name: string
  readonly path: string
  /** What a reader does there. */
  readonly work: (page: Page) => Promise<void>
  /** What is there then: what was written, and what came of it. */
  readonly stands: (page: Page) => Promise<void>
}

const [exercise] = readExercises('a-rule')
const screen = (page: Page) => page.locator(`[data-screen="${exercise?.id}"]`)
const verdict = (page: Page) => page.getByRole('region', { name: 'Ask about one operation' })

/** A piece of work for each tool, a lesson and the page of questions, in English. */
export const pieces: readonly Piece[] = [
  {
    name: 'blocks are computed',
    path: '/en/tools/cidr/',
    work: async (page) => {
      await page.getByLabel('Address, block or range').fill('10.0.0.0/23 except 10.0.1.0/24')
      await page.getByLabel('List B').fill('192.0.2.0/24')
      await pasteInto(page.getByLabel('List A'), manyBlocks)
    },
    stands: async (page) => {
      await expect
        .poll(() => page.getByLabel('Address, block or range').inputValue())
        .toBe('10.0.0.0/23 except 10.0.1.0/24')
      await page.getByText('Blocks: 1, addresses: 256').first().waitFor()
      await page.getByRole('button', { name: 'Compute' }).click()
      await page.getByText('Blocks: 4,000, addresses: 1,024,000').waitFor()
      await expect.poll(() => page.getByLabel('List B').inputValue()).toBe('192.0.2.0/24')
    },
  },
  {
    name: 'a policy is decided',
    path: '/en/tools/policy/',
    work: async (page) => {
      await page.getByLabel('RAM policies').fill(yamlPolicy)
      await verdict(page).getByLabel('Operation').fill('ecs:JoinSecurityGroup')
    },
    stands: async (page) => {
      await page.getByText('Policies read: 1, statements: 1.').waitFor()
      await expect.poll(() => page.getByLabel('RAM policies').inputValue()).toBe(yamlPolicy)
      await expect.poll(() => verdict(page).innerText()).toContain('− not allowed')
    },
  },
  {
    name: 'rules are read',
    path: '/en/tools/rules/',
    work: (page) => pasteInto(page.locator('main textarea').first(), oneGroup),
    stands: async (page) => {
      await page.getByText('203.0.113.7').first().waitFor()
      await page.getByRole('tab', { name: /Limits/ }).click()
      await page.getByRole('tabpanel').getByRole('table').first().waitFor()
      await page.getByRole('tab', { name: /Rules/ }).click()
    },
  },
  {
    name: 'evidence is read',
    path: '/en/tools/reachability/',
    work: (page) => page.getByLabel('Output, errors, JSON').fill(sockets),
    stands: async (page) => {
      await page.getByText('loopback address alone').first().waitFor()
      await expect.poll(() => page.getByLabel('Output, errors, JSON').inputValue()).toBe(sockets)
    },
  },
  {
    name: 'an exercise is solved by hand',
    path: `/en/learn/a-rule/#${exercise?.id}`,
    work: async (page) => {
      if (!exercise) throw new Error('the lesson has exercises')
      await screen(page).locator('[data-onward]').first().hover()
      await page.locator('main [data-live="ready"]', { has: screen(page) }).waitFor()
      await solve(screen(page), exercise, 'en', async () => {})
    },
    stands: (page) => screen(page).locator('[data-feedback][data-tone="right"]').waitFor(),
  },
  {
    name: 'questions are answered',
    path: '/en/ask/',
    work: async (page) => {
      const box = page.getByRole('main').getByRole('combobox')
      await box.fill('which rule wins, allow or deny')
      await page.getByRole('main').getByRole('article').first().waitFor()
      await box.press('Enter')
      await page.getByRole('heading', { name: 'which rule wins, allow or deny' }).waitFor()
      await box.fill('how many addresses are in 10.0.0.0/20')
      await box.press('Enter')
    },
    stands: async (page) => {
      await page.getByText('4,096').first().waitFor()
      await page.getByRole('heading', { name: 'which rule wins, allow or deny' }).waitFor()
      await page
        .getByRole('main')
        .getByText(/priorit/)
        .first()
        .waitFor()
    },
  },
]
