import { describe, expect, it } from 'vitest'
import { rosValues, Unknown } from '@/lib/text'

describe('templates that name one thing over and over', () => {
  it('a condition of conditions is worked out once', () => {
    const conditions = Array.from({ length: 12 }, (_, index) => [
      `C${index}`,
      { 'Fn::And': Array.from({ length: 40 }, () => `C${index + 1}`) },
    ])
    const last = ['C12', { 'Fn::Equals': ['a', 'a'] }]
    expect(rosValues({ Conditions: Object.fromEntries([...conditions, last]) }).holds('C0')).toBe(true)
  })
  it('a condition of itself is not told', () => {
    const values = rosValues({ Conditions: { A: { 'Fn::Not': ['B'] }, B: { 'Fn::Not': ['A'] } } })
    expect([values.holds('A'), values.holds('B'), values.holds('C')]).toEqual([null, null, null])
  })
  const network = (CidrBlock: unknown) => ({ Type: 'ALIYUN::ECS::VPC', Properties: { CidrBlock } })
  const block = (name: string) => ({ 'Fn::GetAtt': [name, 'CidrBlock'] })

  it('a block of itself is not known', () => {
    const values = rosValues({ Resources: { A: network(block('B')), B: network(block('A')) } })
    expect(values.of(block('A'))).toBeInstanceOf(Unknown)
  })
  it('a block of blocks is worked out once', () => {
    const several = (name: string) => ({ 'Fn::Select': [0, Array.from({ length: 30 }, () => block(name))] })
    const Resources = Object.fromEntries(
      Array.from({ length: 7 }, (_, index) => [`V${index}`, network(several(`V${index + 1}`))]),
    )
    expect(rosValues({ Resources: { ...Resources, V7: network('10.0.0.0/8') } }).of(block('V0'))).toBe('10.0.0.0/8')
  })
})
