import { describe, expect, it, vi } from 'vitest'
import { opposites } from '@/content/opposites'
import type { Slug } from '@/content/topics'
import { askerOf } from './askers'

// The first test of a file waits for a model to be built.
vi.setConfig({ testTimeout: 240_000 })

type Language = 'ja' | 'en' | 'zh'

/** What people say of each pair: who wants something kept from happening, and who wants it, or for whom it fails. */
const said: Readonly<Record<string, Readonly<Record<Language, readonly [ban: string[], want: string[]]>>>> = {
  'isolate-within-group': {
    en: [
      [
        'stop servers in the same group from reaching each other',
        'instances of one group must not see each other',
        'isolated the group but its instances still reach each other',
      ],
      [
        'two instances in the same security group cannot ping each other',
        "servers in the same group can't talk to each other, how do I fix it",
        'instances of one security group are unable to reach each other',
      ],
    ],
    ja: [
      [
        '同じグループのサーバー同士を通信させたくない',
        '同じグループの中で互いに通信できないようにしたい',
        'グループ内を隔離したのにまだ通信できる',
      ],
      [
        '同じセキュリティグループの2台が互いにpingできない',
        '同じグループ内のインスタンス同士で通信できません',
        '同じグループのサーバー同士がつながらない',
      ],
    ],
    zh: [
      [
        '怎么让同一个安全组内的机器互相不能访问',
        '不想让同一个安全组的实例互通',
        '设置了组内隔离，但两台机器还是能互相访问',
      ],
      ['同一个安全组内两台机器互相ping不通', '同安全组的实例内网不通怎么办', '同一个安全组的两台服务器互相访问不了'],
    ],
  },
  'outbound-lockdown': {
    en: [
      [
        'how do I block all outbound internet access',
        'deny internet access from a server',
        'make sure the server cannot reach the internet',
      ],
      [
        'my instance cannot reach the internet',
        'server has no access to the internet',
        'the instance is unable to access the internet',
      ],
    ],
    ja: [
      [
        '外部への通信を全部禁止したい',
        'サーバーからインターネットに出られないようにしたい',
        'インスタンスから外への通信を遮断する',
      ],
      [
        'インターネットに出られない',
        'サーバーからインターネットに接続できない',
        'インスタンスからインターネットへアクセスできません',
      ],
    ],
    zh: [
      ['怎么禁止访问外网', '不让服务器访问外网', '禁止实例主动访问公网'],
      ['服务器不能访问外网', '服务器无法上网怎么办', '实例访问不了外网'],
    ],
  },
  'deny-ram-users': {
    en: [
      [
        'RAM user must not edit security group rules',
        'prevent a RAM user from changing rules',
        'I denied it but the RAM user can still change rules',
      ],
      [
        'RAM user cannot edit security group rules',
        'RAM user has no permission to change rules',
        'my sub-account is unable to add a rule',
      ],
    ],
    ja: [
      [
        'RAMユーザーにルールを変更させない',
        'RAMユーザーがルールを変更できないようにしたい',
        'RAMユーザーによるルール変更を禁止する',
      ],
      [
        'RAMユーザーがルールを変更できない',
        'RAMユーザーにルールを変更する権限がない',
        'RAMユーザーでルールを追加できません',
      ],
    ],
    zh: [
      ['不让子账号修改安全组', '怎么禁止子账号改安全组', '禁止子账号后他还是能改规则'],
      ['子账号没有权限修改安全组', '子账号无法修改安全组规则', '子账号改不了安全组'],
    ],
  },
  'forbid-open-to-world': {
    en: [
      [
        'prevent anyone from opening ports to the internet',
        'forbid rules that are open to 0.0.0.0/0',
        'make sure nobody opens a port to the whole world',
      ],
      [
        'how do I open a port to the internet',
        'allow everyone on the internet to reach my port',
        'expose a port to everyone',
      ],
    ],
    ja: [
      ['0.0.0.0/0で開けるのを禁止したい', '全世界への公開を禁止したい', 'ポートを全世界に公開できないようにしたい'],
      [
        '全世界にポートを公開したい',
        'ポートをインターネットに公開する方法',
        'インターネットからのアクセスを許可したい',
      ],
    ],
    zh: [
      ['怎么禁止对公网开放端口', '不允许任何人对0.0.0.0/0开放', '防止员工把端口对全网开放'],
      ['怎么对公网开放端口', '允许公网访问我的端口', '怎么放行端口给所有人访问'],
    ],
  },
  'block-one-address': {
    en: [
      ['block one ip from my server', 'deny one single address', 'blocked an ip but it still gets in'],
      ['allow only one ip to ssh', 'permit ssh for a single address', 'let only my own ip in over ssh'],
    ],
    ja: [
      ['特定のIPだけ拒否したい', '1つのIPだけブロックしたい', 'IPを拒否したのにまだアクセスできる'],
      ['特定のIPだけSSHを許可したい', '自分のIPからだけSSHを許可する', '会社のIPだけSSHを許可したい'],
    ],
    zh: [
      ['只禁止一个IP访问', '屏蔽某个IP', '封了一个ip但他还能访问'],
      ['只允许一个IP访问ssh', '只放行我的IP登录服务器', '只允许公司IP远程登录'],
    ],
  },
}

/** Answers that a connection that fails may lead to beside the second of a pair. */
const failures: readonly Slug[] = ['service-unreachable', 'allow-ping', 'misconfigured-rules', 'when-to-add-rules']

describe.each(opposites)('%s and %s are asked in words that are alike', (banning, wanting) => {
  describe.each(['ja', 'en', 'zh'] as const)('%s', (language) => {
    const [bans, wants] = said[banning]?.[language] ?? [[], []]

    it.each(bans)('%s: wants it kept from happening', (question) => {
      const { outcome, hits } = askerOf(language).ask(question)
      expect(outcome).not.toBe('none')
      expect(hits.slice(0, outcome === 'answer' ? 1 : 3).map(({ slug }) => slug)).toContain(banning)
    })

    it.each(wants)('%s: wants it, and never gets the ban', (question) => {
      const { outcome, hits } = askerOf(language).ask(question)
      expect(outcome).not.toBe('none')
      expect(hits[0]?.slug).not.toBe(banning)
      const shown = hits.slice(0, outcome === 'answer' ? 1 : 3).map(({ slug }) => slug)
      expect(shown.some((slug) => slug === wanting || failures.includes(slug))).toBe(true)
    })
  })
})
