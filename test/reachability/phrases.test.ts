import { describe, expect, it } from 'vitest'
import { mayFail, outcomeOf } from '@/lib/reachability/data/phrases'
import { ask } from './ask'

describe('the quick test is the phrases themselves', () => {
  it.each([
    ['ETIMEDOUT', 'timeout'],
    ['PR_CONNECT_RESET_ERROR', 'reset'],
    ['unexpectedly dropped the connection', 'closed'],
    ['nodename nor servname', 'not-resolved'],
    ['unable to establish ssl connection', 'tls-failure'],
    ['花了太长时间', 'timeout'],
  ])('%s', (phrase, outcome) => {
    expect(mayFail(phrase)).toBe(true)
    expect(outcomeOf(phrase)).toBe(outcome)
  })

  it('what nodemailer says of port 25 is read', () => {
    const target = 'egress tcp/25 from 64.233.160.26'
    expect(ask(target, 'Error: connect ETIMEDOUT 64.233.160.26:25').cause).toBe('platform-port-25')
    expect(ask('tcp/443 from 198.51.100.7', 'Error code: PR_CONNECT_RESET_ERROR').understood[0]?.as).not.toEqual([])
  })
})
