// Leads the server's process group and ends it when the launcher is gone, also when that had no time to clean up:
// its end closes this process's standard input. Arguments: the command and its arguments.
import { spawn } from 'node:child_process';

const [command, ...args] = process.argv.slice(2);
const server = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
server.on('error', error => {
  console.error(error.message);
  process.exit(1);
});
server.on('exit', code => process.exit(code ?? 1));
// The signal goes to the whole group: stay until the server has ended in its own way.
process.on('SIGTERM', () => {});
process.stdin.on('close', () => process.kill(-process.pid, 'SIGKILL'));
process.stdin.resume();
