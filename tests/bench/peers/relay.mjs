// The floor, on PORT: hands each update on to everyone else in the room, parses nothing and stores nothing.
import { WebSocketServer } from "ws";

const rooms = new Map();
const isUpdate = (message) => message[0] === 0 && message[1] === 2;

new WebSocketServer({ port: Number(process.env.PORT), perMessageDeflate: false }).on(
  "connection",
  (socket, request) => {
    const room = rooms.get(request.url) ?? new Set();
    rooms.set(request.url, room.add(socket));
    socket.on("close", () => room.delete(socket));
    socket.on("message", (message) => {
      if (isUpdate(message)) room.forEach((other) => other !== socket && other.send(message));
    });
  },
);
