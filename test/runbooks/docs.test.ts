import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { testRunbooks } from '../../runner/vitest/index.ts';
import { testLedgers } from '../ledger/testLedgers.ts';

const reports = mkdtempSync(path.join(tmpdir(), 'runbook-reports-'));
afterAll(() => rmSync(reports, { recursive: true, force: true }));

await testRunbooks(['docs'], { reports, concurrent: true });
testLedgers(reports);
