#!/usr/bin/env node
// libuv's pool must be sized before anything uses it; an ES module's own assignment comes too late (imports run first).
process.env.UV_THREADPOOL_SIZE ??= '8'
await import('../dist/cli.js')
