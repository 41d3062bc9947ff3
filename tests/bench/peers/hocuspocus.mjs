// Hocuspocus as it comes, on PORT: it stores nothing and lets everyone in.
import { Server } from "@hocuspocus/server";

new Server({ port: Number(process.env.PORT), quiet: true }).listen();
