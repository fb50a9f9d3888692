import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setAside } from '@/lib/reachability/set-aside'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const wall =
  'Status: active\n\nTo                         Action      From\n--                         ------      ----\n22/tcp                     ALLOW       Anywhere'
const open = 'Status: inactive'

describe('what is shown of something else than the machine as it is now decides nothing', () => {
  it.each([
    'The tutorial shows this:',
    'According to the guide it should look like:',
    '公式ドキュメントの例:',
    '教程里的输出：',
    'The other server (works):',
    '別のサーバー(正常)の ufw status:',
    '另一台机器的防火墙：',
    'サンプルの出力では',
    "This is from my friend's server, not mine:",
    'My colleague pasted this from his machine:',
    '这是朋友服务器的输出,不是我的:',
    'これは友人のサーバーの出力で、私のものではありません:',
    '这是教程里的规则,不是我的:',
    'Stack Overflow answer:',
    'What the documentation shows',
  ])('%s', (label) => {
    expect(ask(`tcp/8080 ${client}`, `I cannot connect.\n\n${label}\n\n${wall}`).cause).toBe('unknown')
    // What follows a sentence of another kind is the machine's own again.
    expect(
      ask(`tcp/8080 ${client}`, `${label}\n\n${open}\n\nAnd this is what I get on the server:\n\n${wall}`).cause,
    ).toBe('host-firewall')
  })

  it.each([
    'I followed the guide, here is my output:',
    '官方文档说要放行，防火墙如下：',
    'ドキュメントどおりに設定しました。結果は次のとおりです:',
    'www.example.com:',
    'This is what ufw says on the instance:',
    'My address changed, and the rule only has the old one:',
    "My friend could not help, this is my server's firewall:",
    '朋友说不是防火墙的问题，我的如下：',
  ])('%s is its own', (label) => {
    expect(ask(`tcp/8080 ${client}`, `${label}\n\n${wall}`).cause).toBe('host-firewall')
  })

  it.each([
    ['Before the change:', 'After the change it says now:'],
    ['昨日の状態:', '修正後:'],
    ['修改前：', '现在的状态：'],
  ])('%s counts as long as nothing newer is shown', (old, now) => {
    expect(ask(`tcp/8080 ${client}`, `${old}\n${wall}\n\n${now}\n${open}`).cause).toBe('unknown')
    expect(ask(`tcp/8080 ${client}`, `${old}\n${wall}`).cause).toBe('host-firewall')
  })

  it('a quotation ends where its marks do', () => {
    const quoted = wall.replace(/^/gm, '> ')
    expect(setAside(`The docs show this:\n\n${quoted}\n${open}`).split('\n').at(-1)).toBe(open)
  })

  it('keeps the number of each line, and changes nothing without a word that introduces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('The tutorial shows:', '> a', '', wall, 'Now I see this:', open)),
        (parts) => {
          const text = parts.join('\n')
          expect(setAside(text).split('\n')).toHaveLength(text.split('\n').length)
          if (!text.includes('tutorial')) expect(setAside(text)).toBe(text)
        },
      ),
    )
  })
})
