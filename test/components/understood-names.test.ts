import { describe, expect, it } from 'vitest'
import { messages as en } from '@/content/en/messages'
import { messages as ja } from '@/content/ja/messages'
import { messages as zh } from '@/content/zh/messages'
import * as readers from '@/lib/reachability/read/readers'

/** Names that programs have themselves. */
const programs =
  'conntrack, crictl, dig, docker, emqx, fail2ban, firewalld, http.sys, ip addr, ipset, iptables, kubectl, netsh, nft, pf, pg_lsclusters, pm2, portproxy, ps, systemctl, systemd, tasklist, tcpdump, TCP wrappers, tomcat, traceroute, ufw, wg, xinetd'

describe('what a stretch of the evidence was taken for', () => {
  const names = Object.values(readers).flatMap(({ name }) => (programs.split(', ').includes(name) ? [] : [name]))
  const documents = ['security-group', 'network-acl', 'cloud-firewall', 'instance', 'path-analysis']
  const tools = ['client', 'dns', 'settings', 'notice']
  it.each([...new Set([...names, ...documents, ...tools])])('%s is said in words of the page', (name) => {
    for (const { reachKinds } of [ja, zh, en]) expect(new Map(Object.entries(reachKinds)).get(name)).toMatch(/\S/)
  })
  it.each([
    ['ja', ja],
    ['zh', zh],
  ])('in %s none is a name with hyphens that the engine has for it', (_, { reachKinds }) => {
    expect(Object.values(reachKinds).filter((word) => /^[a-z-]+$/.test(word))).toEqual([])
  })
})
