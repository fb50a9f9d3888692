import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cmdWord, powershellWord, windowsWord } from '@/lib/text'
import { anyHostile, hostile } from './hostile'
import { cmdReads, powershellReads } from './windows-reference'

const whole = (value: string) => value.replace(/\0|\p{Cs}/gu, '\ufffd')

test('the references refuse what is more than one word, so that they can tell a mistake', () => {
  expect(powershellReads("'a'; calc")).toBeNull()
  expect(powershellReads('"$(calc)"')).toBeNull()
  expect(powershellReads("'a’; calc ‘'")).toBeNull()
  expect(cmdReads('netsh "a" & calc')).toBeNull()
  expect(cmdReads('netsh "%PATH%"')).toBeNull()
  expect(cmdReads('netsh "a\\" b"')).not.toEqual(['netsh', 'a\\', 'b'])
  expect(cmdReads('netsh a\\b "c d\\\\" e')).toEqual(['netsh', 'a\\b', 'c d\\', 'e'])
})

describe('powershellWord', () => {
  test('PowerShell reads every value as it is', () => {
    for (const value of hostile.map(whole)) expect(powershellReads(powershellWord(value))).toBe(value)
    fc.assert(fc.property(anyHostile.map(whole), (value) => powershellReads(powershellWord(value)) === value))
  })

  test('no character of it is unseen', () => {
    fc.assert(fc.property(anyHostile, (value) => !/[\p{Cc}\p{Cf}]/u.test(powershellWord(value))))
  })
})

describe('cmdWord', () => {
  test('cmd and the program read the value as it is, or there is no word', () => {
    for (const value of [...hostile, ...fc.sample(anyHostile, { numRuns: 2000, seed: 3 })].map(whole)) {
      const word = cmdWord(value)
      if (word !== null) expect(cmdReads(`netsh name=${word} x`)).toEqual(['netsh', `name=${value}`, 'x'])
    }
  })

  test('ordinary names have one', () => {
    for (const value of ['Block SSH', 'ブロック 22', 'C:\\Program Files\\', 'a & b', '(x)', 'x^y']) {
      expect(cmdWord(value)).not.toBeNull()
    }
    for (const value of ['%PATH%', 'a"b', 'a\nb', 'x\u202ey', '＂']) expect(cmdWord(value)).toBeNull()
  })
})

describe('windowsWord', () => {
  test('cmd and PowerShell read it alike', () => {
    for (const value of [...hostile, ...fc.sample(anyHostile, { numRuns: 2000, seed: 5 })].map(whole)) {
      const word = windowsWord(value)
      if (word === null) continue
      expect(powershellReads(word)).toBe(value)
      expect(cmdReads(`netsh name=${word}`)).toEqual(['netsh', `name=${value}`])
    }
  })

  test('a rule name that would run a program in PowerShell has none', () => {
    for (const value of ['Block SSH$(calc.exe)', 'a`nb', '%TEMP%', 'x" & calc & "'])
      expect(windowsWord(value)).toBeNull()
    expect(windowsWord('Block SSH')).toBe('"Block SSH"')
  })
})
