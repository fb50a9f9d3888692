import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'

function start(port: string): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, PORT: port } })
    let said = ''
    child.stderr.on('data', (data) => {
      said += String(data)
    })
    child.on('close', (code) => resolve({ code, said }))
  })
}

describe('npm start', () => {
  it('on a busy port says so in words, names another, and builds nothing', async () => {
    const other = createServer()
    const port = await new Promise<number>((resolve) => {
      other.listen(0, () => {
        const address = other.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { code, said } = await start(String(port))
    other.close()
    expect(code).toBe(1)
    expect(said).toMatch(
      new RegExp(`Port ${port} is in use by another program. Choose another one, for example: PORT=`),
    )
  })

  it.each(['http', '0', '65536', '80.5'])('PORT=%s is refused with what was expected', async (port) => {
    const { code, said } = await start(port)
    expect(code).toBe(1)
    expect(said).toContain(`PORT is "${port}"; a number from 1 to 65535 was expected.`)
  })
})
