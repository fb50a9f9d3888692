import { describe, expect, it } from 'vitest'
import { labForm } from '@/components/cidr/lab-state'
import { formOf } from '@/components/policy/state'
import { draftForm } from '@/components/reachability/draft'
import { rulesForm } from '@/components/rules/draft/form'

/** Links as the first builds of the site have made them; they stand in tickets and mails, and open for good. */
const links = {
  rules:
    'state=7dRNS8NAEAbg_zLnNM1Xoe5NFKQXCfXjIh7SybQs3ewusxtrKfnvslsFraJSxFPJJTvZnfdJCLOD1mDfkfYOxMMObgh7ln57xaa3sxYEuNWInpvOKhptaAHJxy3XTUcgYP_k3mI88mTx7QwkMNOa-ByRnKuNkrgFAQ0iWX_Y7HZrQzNtuGsUJFATd9I5abQDsXu3_Eyd94piNveKRjkkcCmZ0MfNIPWKybmAsTUbb9AoEODRhhTDft7oVYieZuNpFmuH0JqlCWkgIHS_lviqldpzoym-jOkZ6UK2PLMgIEvjNc5gSL7lFsdyq6ocV1X57-DyWHBRjIviR272S29-Nk0neZpnAV1UP6mrP1O3bOxHc_Fb87tv_DgMjwnYBtfkw__dfmmzhzJLxDGxTLM0z8t0EoqGfZRCAi4m1vtKWJNa7u80-Y3hNQiw_UJJhGF_spjc6YUyuKYWxLJRjhJY0NIwnYbCaSichsI_D4XhBQ',
  policy:
    'state=PYyxCgIxEAX_5ZVHGtvtBEWw9MDGtYhxD1JcIpsN3HHk34XgWT5m3mwwWQyEjXEXLTEnBjEODMcYzZvMkoxBj41xniYJ1oWTpLU7x2D7SUKha45p6OAmJVcN0tHAaM8GB19KnQVkWsXhpdm_9-F7CfTvjBKqRlsvmusHDvorgoD2BQ',
  reachability:
    'port=8080&symptom=timeout&evidence=VcixCsIwEADQXzluUmnDpSCGbA4OQpHWuKUdSnJDoU0gvYqfL7g5vuc9YoVOJmF4cnjXPThOse6hzWFa4Bpj4W2zXS4CHXP5myG1d_e6PYDgrDXo5qJIkdLWkCGgH8iehoRj5XGdEyv5CFYY9rJYODTmCDKvHCHvguP4BQ',
  cidr: 'in=10.9.0.0%2F20&a=1.0.0.0%2F24&op=overlap&tree=10.9.0.0%2F21+web%0A10.9.8.0%2F21',
}

const fieldsOf = (link: string) => new URLSearchParams(link)

describe('a link of an earlier build opens', () => {
  it('in the rule tool, with what the rules are compared with', async () => {
    const { state, whole } = await rulesForm.fromLink(fieldsOf(links.rules))
    expect(whole).toBe(true)
    const [group] = state?.groups ?? []
    expect([group?.id, group?.rules.map(({ ports }) => ports)]).toEqual([
      'sg-example-web',
      ['80/80', '443/443', '22/22', '22/22'],
    ])
    expect(state?.packet).toMatchObject({ peer: '203.0.113.5', port: '22' })
    expect(state?.before?.groups).toHaveLength(1)
  })

  it('in the policy tool', async () => {
    const { state, whole } = await formOf('{}').fromLink(fieldsOf(links.policy))
    expect(whole).toBe(true)
    expect(state).toMatchObject({ assume: true, broad: true, action: 'ecs:JoinSecurityGroup', resource: '' })
    expect(state?.text).toContain('ecs:Join*')
  })

  it('in the diagnosis, with its evidence', async () => {
    const { state, whole } = await draftForm.fromLink(fieldsOf(links.reachability))
    expect(whole).toBe(true)
    expect(state).toMatchObject({ port: '8080', symptom: 'timeout' })
    expect(state?.text).toContain('127.0.0.1:8080')
    expect(state?.files).toEqual([{ name: 'mine.txt', text: 'curl: (28) timed out' }])
  })

  it('in the CIDR calculator', async () => {
    const { state } = await labForm.fromLink(fieldsOf(links.cidr))
    expect(state).toMatchObject({
      in: '10.9.0.0/20',
      a: '1.0.0.0/24',
      op: 'overlap',
      tree: '10.9.0.0/21 web\n10.9.8.0/21',
    })
  })
})
