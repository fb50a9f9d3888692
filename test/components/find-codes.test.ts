import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCodes } from '@/components/pasted/find-codes'
import { errorEntries, errorWordKeys, errorWords } from '@/content/error-codes'

const found = (text: string) => findCodes(errorEntries('en'), text).map(({ code }) => code)

describe('an error code', () => {
  it.each([
    ['alone', 'DependencyViolation', ['DependencyViolation']],
    ['in any case', 'dependencyviolation', ['DependencyViolation']],
    ['in JSON', '{"RequestId":"4E2A","HttpCode":403,"Code":"AclLimitExceed","Message":"…"}', ['AclLimitExceed']],
    [
      "in Terraform's wrapping",
      'Error: [ERROR] terraform-provider-alicloud: Resource alicloud_security_group_rule AuthorizeSecurityGroup Failed!!! [SDK alibaba-cloud-sdk-go ERROR]: SDK.ServerError ErrorCode: InvalidParamter.Conflict Recommend: …',
      ['InvalidParamter.Conflict'],
    ],
    ['the longer of two', 'Code: MissingParameter.Source', ['MissingParameter.Source']],
    [
      'with both named',
      'MissingParameter.Source and DependencyViolation',
      ['MissingParameter.Source', 'DependencyViolation'],
    ],
  ])('is found %s', (_, text, codes) => {
    expect(found(text)).toEqual(codes)
  })

  it('is found by words of its meaning, in each language', () => {
    expect(found('deletion protection')).toContain('InvalidOperation.DeletionProtection')
    expect(findCodes(errorEntries('ja'), '削除保護').map(({ code }) => code)).toContain(
      'InvalidOperation.DeletionProtection',
    )
    expect(findCodes(errorEntries('zh'), '删除保护').map(({ code }) => code)).toContain(
      'InvalidOperation.DeletionProtection',
    )
  })

  it('is not found where none is named; all are there for an empty text', () => {
    expect(found('zzz qqq')).toEqual([])
    expect(found('')).toHaveLength(errorEntries('en').length)
  })

  it('every code finds itself, whatever stands around it', () => {
    const codes = errorEntries('en').filter(({ code }) => !/\s/.test(code))
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.constantFrom('"', ' ', ':', '\n', '（'), ({ code }, mark) => {
        expect(found(`x${mark}${code}${mark}`)).toContain(code)
      }),
    )
  })

  it.each(Object.keys(errorWords))('has words of its own in %s', (locale) => {
    expect(Object.keys(errorWords[locale] ?? {}).sort()).toEqual([...errorWordKeys].sort())
    expect(errorEntries(locale).filter(({ meaning, remedy }) => meaning === '' || remedy === '')).toEqual([])
  })
})
