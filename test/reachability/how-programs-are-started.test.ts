import { describe, expect, it } from 'vitest'
import { ask } from './ask'

const client = 'from 198.51.100.7'
const causeOf = (target: string, ...evidence: string[]) => ask(`${target} ${client}`, ...evidence).cause

describe('code that starts a server', () => {
  it.each([
    ['tcp/8020', 'import uvicorn\nif __name__ == "__main__":\n    uvicorn.run("portal:app", port=8020, reload=True)'],
    ['tcp/8020', 'uvicorn.run(\n    app,\n    port=8020,\n)'],
    ['tcp/8000', 'uvicorn.run(app)'],
    ['tcp/5000', 'from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)'],
    ['tcp/8050', 'app = dash.Dash(__name__)\napp.run_server(debug=True)'],
    ['tcp/7860', 'import gradio as gr\ndemo = gr.Interface(fn=f, inputs="text", outputs="text")\ndemo.launch()'],
    ['tcp/8000', 'CMD fastapi dev main.py'],
    ['tcp/8888', 'jupyter lab --no-browser --allow-root'],
    ['tcp/3000', 'bundle exec rails s'],
  ])('%s: %s', (target, code) => {
    expect(causeOf(target, code)).toBe('loopback-only')
    expect(causeOf('tcp/9999', code)).toBe('unknown')
  })

  it.each([
    'uvicorn.run(app, host="0.0.0.0", port=8000)',
    'uvicorn.run(app, port=PORT)',
    'uvicorn.run(app, **options)',
    '# uvicorn.run(app)',
    'app.run(debug=True)',
    'demo.launch(server_name="0.0.0.0")',
    'If you call uvicorn.run(app) it listens at loopback',
    'conn = socket.create_connection(("127.0.0.1", 8000))',
    'http.ListenAndServe(":8000", nil)',
    // It may have a file of settings.
    'gunicorn portal.wsgi:application',
  ])('not by %s', (code) => {
    expect(causeOf('tcp/8000', code)).toBe('unknown')
  })
})

describe('an address that the machine does not have', () => {
  it.each([
    'Error: listen EADDRNOTAVAIL: address not available **.**.***.**:7070',
    'fatal --- cannot create server: listen EADDRNOTAVAIL SERVER_PUBLIC_IP:7070',
    'Could not bind to [the public ip of my server]:7070: Cannot assign requested address (os error 99)',
    'panic: failed to bind to <my-eip>:7070: Cannot assign requested address',
    'Failed to listen on my.example.net:7070, Cannot assign requested address',
  ])('however it was hidden: %s', (line) => {
    expect(causeOf('tcp/7070', line)).toBe('wrong-address')
    expect(causeOf('tcp/7071', line)).toBe('unknown')
  })

  it('that it was about to listen there, or is told to, does not speak against it', () => {
    const failed = 'Error: listen EADDRNOTAVAIL: address not available x.x.x.x:7070'
    expect(causeOf('tcp/7070', `info: listening on 203.0.113.20:7070\n${failed}`)).toBe('wrong-address')
    expect(causeOf('tcp/7070', failed, "listen: 'https://<public-name>:7070'")).toBe('wrong-address')
    expect(causeOf('tcp/7070', failed, 'info: listening on 0.0.0.0:7070')).not.toBe('wrong-address')
  })

  it('is told beside a list in which nothing has the port', () => {
    const list =
      'root@ecs:~# ss -tln\nState    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process\nLISTEN   0        128              0.0.0.0:22            0.0.0.0:*\nroot@ecs:~# '
    expect(causeOf('tcp/7070', 'Error: listen EADDRNOTAVAIL 203.0.113.20:7070', list)).toBe('wrong-address')
  })

  it('.NET says it by a number alone', () => {
    expect(
      causeOf(
        'tcp/8090',
        'Microsoft.Extensions.Hosting.Internal.Host: Hosting failed to start\nSystem.Net.Sockets.SocketException (99): Cannot assign requested address\n   at System.Net.Sockets.Socket.DoBind(EndPoint endPointSnapshot, SocketAddress socketAddress)',
      ),
    ).toBe('wrong-address')
  })
})

describe('what else keeps a service from its port', () => {
  it('Node.js tells it in an object, of which the message was cut off', () => {
    const told = (code: string) =>
      `app-1  |     at Module.load (node:internal/modules/cjs/loader:566:32)\napp-1  |   errno: -98,\napp-1  |   code: '${code}',\napp-1  |   syscall: 'listen',\napp-1  |   address: '::',\napp-1  |   port: 8093 }`
    expect(causeOf('tcp/8093', told('EADDRINUSE'))).toBe('not-listening')
    expect(causeOf('tcp/8093', told('EACCES').replace('-98', '-13'))).toBe('not-listening')
    expect(causeOf('tcp/8094', told('EADDRINUSE'))).toBe('unknown')
    const met = told('ECONNREFUSED').replace("syscall: 'listen'", "syscall: 'connect'").replace('-98', '-111')
    expect(causeOf('tcp/8093', met)).not.toBe('not-listening')
  })

  it('a container whose port another one of its stack has', () => {
    const lost =
      'Error response from daemon: driver failed programming external connectivity on endpoint shop-gate-1 (0a1b2c3d): Bind for 0.0.0.0:8093 failed: port is already allocated'
    const holder = (port: number) => `shop-edge-1   80/tcp, 0.0.0.0:${port}->${port}/tcp, [::]:${port}->${port}/tcp`
    expect(causeOf('tcp/8093', lost, holder(8093))).toBe('not-listening')
    expect(causeOf('tcp/80', lost.replaceAll('8093', '80'), holder(80))).toBe('unknown')
  })

  it("Tomcat's connector within Spring", () => {
    const text =
      '***************************\nAPPLICATION FAILED TO START\n***************************\n\nDescription:\n\nThe Tomcat connector configured to listen on port 8093 failed to start. The port may already be in use or the connector may be misconfigured.'
    expect(causeOf('tcp/8093', text)).toBe('not-listening')
  })

  it('a Service that people have written, of which the deployment has no pod that is ready', () => {
    const service =
      'kind: Service\napiVersion: v1\nmetadata:\n  name: board\nspec:\n  type: NodePort\n  ports:\n    - port: 443\n      targetPort: 8443\n      nodePort: 31555'
    const list = (ready: string) =>
      `NAME      READY   UP-TO-DATE   AVAILABLE   AGE\nscraper   1/1     1            1           6m\nboard     ${ready}     1            ${ready[0]}           6m`
    expect(causeOf('tcp/31555', service, list('0/1'))).toBe('not-listening')
    expect(causeOf('tcp/31555', service, list('1/1'))).toBe('unknown')
  })

  it('RPC servers that say to what they bind', () => {
    expect(causeOf('tcp/9820', 'INFO namenode.NameNode: RPC server is binding to localhost:9820')).toBe('loopback-only')
  })
})
