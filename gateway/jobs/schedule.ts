import { type ScheduledTask, schedule, type TaskOptions } from 'node-cron';
import type { Log } from '../core/log.ts';

/** Work that is due at certain times. */
export interface Job {
  name: string;
  /** Cron expression with seconds optional, in the box's time zone. */
  cron: string;
  run(): Promise<void>;
}

/** Runs jobs by node-cron; one that is still running is not started a second time, one that fails is logged. */
export class Schedule {
  readonly #jobs: readonly Job[];
  readonly #log: Log;
  #tasks: ScheduledTask[] = [];

  constructor({ jobs, log }: { jobs: readonly Job[]; log: Log }) {
    this.#jobs = jobs;
    this.#log = log;
  }

  start(): void {
    this.#tasks = this.#jobs.map((job) =>
      schedule(job.cron, () => this.#run(job), { name: job.name, noOverlap: true, logger: this.#loggerOf(job) }),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.#tasks.map((task) => task.destroy()));
    this.#tasks = [];
  }

  /** What node-cron has to say (a time that was missed, a job that still runs) goes where all else goes. */
  #loggerOf({ name: job }: Job): TaskOptions['logger'] {
    const log = this.#log;
    return {
      debug: (message) => log.debug({ job }, String(message)),
      info: (message) => log.info({ job }, message),
      warn: (message) => log.warn({ job }, message),
      error: (message, error) => log.error({ job, err: error ?? message }, 'A job could not be run at its time.'),
    };
  }

  async #run({ name, run }: Job): Promise<void> {
    const startedAt = performance.now();
    try {
      await run();
      this.#log.debug({ job: name, ms: Math.round(performance.now() - startedAt) }, 'A job has run.');
    } catch (error) {
      this.#log.error({ job: name, err: error }, 'A job failed; it runs again at its next time.');
    }
  }
}
