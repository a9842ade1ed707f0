// Plays a short life of a list against the emulator of GitHub and the real service, and says what came of each step.
// Started by run.sh, which installs both and names them: EMULATE (folder of the package), SERVICE (CuratorBot.Service.dll).
import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createHmac, randomBytes } from 'node:crypto'

const { createEmulator } = await import(pathToFileURL(join(process.env.EMULATE, 'dist', 'api.js')).href)
const folder = mkdtempSync(join(tmpdir(), 'curatorbot-emulator-'))
const secret = randomBytes(16).toString('hex')
const owner = 'maria', name = 'papers', repo = `/repos/${owner}/${name}`
const line = (title, year, authors, id) => `- **${title}** (${year}), ${authors} [[pdf]](http://arxiv.org/pdf/${id})\n`
const residual = line('Deep residual learning for image recognition', 2016, 'K. He et al.', '1512.03385')
const deeper = line('Going deeper with convolutions', 2015, 'C. Szegedy et al.', '1409.4842')
const normal = line('Layer Normalization', 2016, 'J. Ba et al.', '1607.06450')
const identity = line('Identity Mappings in Deep Residual Networks', 2016, 'K. He et al.', '1603.05027')
const list = (models, more) => `# Most cited papers\n\n## Criteria\n\n1. A list of top 3 papers published from 2012 to 2016.\n\n### Models\n${models}\n### More Papers from 2016\n${more}`
const before = list(residual + deeper, normal)

// Semantic Scholar knows nothing here: what is tried is the way to GitHub and back.
const scholar = createServer((request, response) => {
  request.resume()
  response.setHeader('content-type', 'application/json')
  if (request.url.includes('/paper/batch')) { response.end('[]') } else { response.statusCode = 404; response.end('{"error":"Title match not found"}') }
})
await new Promise(done => scholar.listen(0, '127.0.0.1', done))
const free = () => new Promise(done => { const s = createServer().listen(0, '127.0.0.1', () => { const { port } = s.address(); s.close(() => done(port)) }) })
const [port, hub] = [await free(), await free()]

// Between the emulator and the service: adds to deliveries what GitHub sends and the emulator leaves out, and signs them anew.
const lacks = new Set()
let pull, sha
const post = createServer(async (request, response) => {
  const chunks = []
  for await (const chunk of request) { chunks.push(chunk) }
  const payload = JSON.parse(Buffer.concat(chunks))
  if (payload.issue && pull && payload.issue.number === pull.number && !payload.issue.pull_request) {
    lacks.add('issue.pull_request in deliveries of comments (added on the way)')
    payload.issue.pull_request = { url: pull.url }
  }
  if (payload.pull_request && payload.number === undefined) { lacks.add('number in deliveries of pull requests (that in pull_request.number is read)') }
  const body = Buffer.from(JSON.stringify(payload))
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.startsWith('x-') || name === 'user-agent'))
  const answer = await fetch(`http://127.0.0.1:${port}${request.url}`, {
    method: 'POST', body, headers: { ...headers, 'content-type': 'application/json', 'x-hub-signature-256': 'sha256=' + createHmac('sha256', secret).update(body).digest('hex') },
  })
  response.statusCode = answer.status
  response.end()
})
await new Promise(done => post.listen(0, '127.0.0.1', done))

const github = await createEmulator({
  service: 'github',
  port: hub,
  seed: {
    tokens: { maria_token: { login: 'maria', scopes: ['repo'] }, eve_token: { login: 'eve', scopes: ['repo'] } },
    github: {
      users: [{ login: 'maria' }, { login: 'eve' }],
      repos: [{ owner, name, auto_init: true }],
      apps: [{
        app_id: 12345, slug: 'curatorbot', name: 'CuratorBot',
        permissions: { metadata: 'read', contents: 'read', pull_requests: 'write', issues: 'write', checks: 'write' },
        events: ['pull_request', 'push', 'issue_comment', 'issues', 'check_run', 'pull_request_review', 'pull_request_review_comment'],
        webhook_url: `http://127.0.0.1:${post.address().port}/api/github/webhooks`, webhook_secret: secret,
        installations: [{ installation_id: 100, account: owner, repository_selection: 'all' }],
      }],
    },
  },
})
const key = join(folder, 'app.pem')
writeFileSync(key, github.generatedSecrets.find(s => s.kind === 'github.app_private_key').value)

let log = ''
const service = spawn('dotnet', [process.env.SERVICE, '--urls', `http://127.0.0.1:${port}`], {
  env: {
    ...process.env,
    Service__WebhookSecret: secret, Service__ConnectionString: `Data Source=${join(folder, 'curatorbot.db')}`, Service__RetrySeconds: '0.5', Service__Retries: '2',
    GitHub__ApiAddress: `${github.url}/`, GitHub__AppId: '12345', GitHub__PrivateKeyFile: key,
    SemanticScholar__BaseAddress: `http://127.0.0.1:${scholar.address().port}/`, SemanticScholar__RequestsPerSecond: '100',
    OpenAlex__BaseAddress: `http://127.0.0.1:${scholar.address().port}/`,
  },
})
service.stdout.on('data', d => { log += d })
service.stderr.on('data', d => { log += d })

const api = async (method, path, body, token = 'maria_token') => {
  const answer = await fetch(github.url + path, { method, headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'content-type': 'application/json' }, body: body && JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) { throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 200)}`) }
  return text ? JSON.parse(text) : null
}
const until = async (what, holds, seconds = 30) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const found = await holds().catch(() => null)
    if (found) { return found }
    await new Promise(done => setTimeout(done, 250))
  }
  throw new Error(`${what} did not come about in ${seconds} s`)
}
const comments = number => api('GET', `${repo}/issues/${number}/comments`)
const ours = async number => (await comments(number)).filter(c => c.body.startsWith('<!-- curatorbot:v1'))
const answers = async (number, id) => (await comments(number)).filter(c => c.body.startsWith(`<!-- curatorbot-answer:${id} -->`))
const checks = async sha => (await api('GET', `${repo}/commits/${sha}/check-runs`)).check_runs.filter(c => c.name === 'CuratorBot')
const put = async (path, text, branch, message) => {
  const at = await api('GET', `${repo}/contents/${path}?ref=${branch}`).catch(() => null)
  return (await api('PUT', `${repo}/contents/${path}`, { message, content: Buffer.from(text).toString('base64'), branch, ...(at && { sha: at.sha }) })).commit.sha
}

let failed = 0
const step = async (what, run) => {
  try { console.log(`ok    ${what}${await run() ?? ''}`) } catch (e) { failed++; console.log(`FAIL  ${what}: ${e.message}`) }
}

try {
  await until('the service', async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok, 60)
  await step('a list is pushed to the main branch', async () => { await put('README.md', before, 'main', 'Add the list') })
  await step('a pull request gets one comment and one check', async () => {
    const main = await api('GET', `${repo}/git/ref/heads/main`)
    await api('POST', `${repo}/git/refs`, { ref: 'refs/heads/add', sha: main.object.sha })
    sha = await put('README.md', list(residual + deeper + identity, normal), 'add', 'Add a paper')
    pull = await api('POST', `${repo}/pulls`, { title: 'Add a paper', head: 'add', base: 'main', body: 'Please.' })
    const [check] = await until('a check', async () => { const found = await checks(sha); return found.length && found })
    const [comment] = await until('a comment', async () => { const found = await ours(pull.number); return found.length && found })
    return ` (${check.conclusion}; ${comment.body.split('\n')[1]})`
  })
  await step('a push to the head branch reviews the pull request again', async () => {
    sha = await put('README.md', list(residual + identity, normal), 'add', 'Take one out')
    const heard = await until('a review', async () => (await checks(sha)).length, 8).catch(() => null)
    if (!heard) {
      const stale = (await api('GET', `${repo}/pulls/${pull.number}`)).head.sha !== sha
      lacks.add(`pull_request.synchronize after a push to the head branch${stale ? ', and the new head in the pull request' : ''}: so the step above was not tried`)
    }
    sha = await put('README.md', list(residual + deeper + identity, normal), 'add', 'Put it back')
    return heard ? '' : ' (not tried)'
  })
  await step('a push to the base branch edits the comment in place', async () => {
    const [{ id, body }] = await ours(pull.number)
    await put('README.md', list(residual, normal), 'main', 'Take a paper out')
    const [edited, ...more] = await until('another comment', async () => { const found = await ours(pull.number); return found.length && found[0].body !== body && found })
    if (more.length || edited.id !== id) { throw new Error(`${more.length + 1} comments`) }
    const said = edited.body.split('\n')[1]
    await put('README.md', before, 'main', 'Put it back')
    await until('the comment as before', async () => (await ours(pull.number))[0].body !== edited.body)
    return ` (${said})`
  })
  const say = (body, token) => api('POST', `${repo}/issues/${pull.number}/comments`, { body }, token)
  await step('/curator help is answered', async () => {
    const { id } = await say('/curator help')
    await until('an answer', async () => (await answers(pull.number, id)).length)
  })
  await step('/curator waive by who may not push is refused', async () => {
    const { id } = await say('/curator waive removal because I say so', 'eve_token')
    const [answer] = await until('an answer', async () => { const found = await answers(pull.number, id); return found.length && found })
    if (!/push/.test(answer.body)) { throw new Error(answer.body) }
  })
  await step('/curator waive by a maintainer shows in the comment', async () => {
    await say('/curator waive removal because we lift the cap next week')
    await until('the waiver', async () => (await ours(pull.number))[0].body.includes('we lift the cap next week'))
  })
  await step('/curator in the text of a review is answered', async () => {
    const review = await api('POST', `${repo}/pulls/${pull.number}/reviews`, { event: 'COMMENT', body: '/curator help' })
    await until('an answer', async () => (await answers(pull.number, `review-${review.id}`)).length, 15)
  })
  await step('an issue that suggests a paper is answered', async () => {
    const issue = await api('POST', `${repo}/issues`, { title: 'Add https://arxiv.org/abs/1603.05027' })
    await until('an answer', async () => (await answers(issue.number, 0)).length)
  })
  await step('the App comments as itself and once', async () => {
    const all = await ours(pull.number)
    if (all.length !== 1 || all[0].user.login !== 'curatorbot[bot]') { throw new Error(all.map(c => c.user.login).join()) }
  })
  for (const [path, what] of [['/app/hook/deliveries', 'the list of deliveries'], ['/installation/repositories', 'the repositories of an installation']]) {
    if ((await fetch(github.url + path)).status === 404) { lacks.add(`${what} (GET ${path} is 404)`) }
  }
} finally {
  service.kill('SIGTERM')
  await new Promise(done => service.once('exit', done))
  await github.close()
  scholar.close()
  post.close()
  if (failed) { writeFileSync(join(process.env.LOGS ?? tmpdir(), 'emulator-service.log'), log) }
  rmSync(folder, { recursive: true, force: true })
}
for (const what of lacks) { console.log(`lacks ${what}`) }
console.log(failed ? `${failed} steps failed; the log of the service is emulator-service.log in ${process.env.LOGS ?? tmpdir()}` : 'all steps passed')
process.exit(failed ? 1 : 0)
