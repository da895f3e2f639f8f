#!/usr/bin/env node
import * as z from 'zod';
import { main } from './main.ts';

// Each schema is used once or twice in a run: compiling it takes longer than reading it does.
z.config({ jitless: true });

process.exitCode = await main(process.argv.slice(2));
