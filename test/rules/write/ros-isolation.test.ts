import { expect, it } from 'vitest'
import { readDocuments, toRos } from '@/lib/rules'
import { readYaml } from '@/lib/text/yaml'
import { group, rule } from '../read/documents'

it('G-5 a template, which has no property for it, says how its group is isolated, and is read back', () => {
  const written = (InnerAccessPolicy: string, more: object = {}) => {
    const { groups } = readDocuments([group([rule], { InnerAccessPolicy, ...more })]).ruleSet
    return toRos(
      groups.flatMap(({ rules }) => rules),
      { groups },
    ).text
  }
  expect(written('Drop')).toMatch(/# aliyun ecs ModifySecurityGroupPolicy .*--InnerAccessPolicy Drop\n/)
  expect(written('Accept')).not.toContain('InnerAccessPolicy')
  expect(written('Drop', { SecurityGroupType: 'enterprise' })).not.toContain('InnerAccessPolicy')
  const again = readDocuments([written('Drop')], { yaml: readYaml })
  expect(again.counts.rules).toBe(1)
  expect(again.warnings.filter(({ severity }) => severity === 'error')).toEqual([])
})
