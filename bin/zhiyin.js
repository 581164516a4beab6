#!/usr/bin/env node
import module from 'node:module'

// libuv's pool must be sized before anything uses it; an ES module's own assignment comes too late (imports run first).
process.env.UV_THREADPOOL_SIZE ??= '8'
// From Node 22 on, compiled modules are kept between runs: a question starts sooner.
module.enableCompileCache?.()
await import('../dist/cli.js')
