"""What 120 people who work at Harbour Ferries, an invented company, answered to the survey's one question."""

QUESTION = "What would you like customers to think of when they think about their experience?"

_LINES = """
On time, every time.
That we got them there safely and on time.
Friendly crew who smile, even at 5:40 in the morning.
The view. We forget how lucky we are, they don't.
Safe hands.
Calm. Whatever the weather is doing, the crew is calm and they feel calm too.
They can rely on us. If we say 7:15 it leaves at 7:15.
I would like them to think of the crossing as the best part of their day
reliable, clean, friendly
The sea breeze and a good cup of coffee
a warm welcome on board, by name if we know them
That someone told them the truth when we were late
Easy. Easy to buy a ticket, easy to board, easy to find a seat.
A smooth crossing and a warm smile
Friendly faces they know. We see the same commuters every morning.
It is part of island life. We bring home the islanders and their shopping
Safety first
Safe, on time, warm and dry
Families with kids should feel welcome, not like they are in the way.
that we are a lifeline for the islands, we take that seriously
Clean boats, clean toilets!
The start of the holiday
Punctual!
Clear information when the weather turns bad
Honest and early information about delays. Nobody minds the weather, everyone minds not knowing.
How helpful the crew was with the pram and the bikes
We always find room for one more
Good coffee ☕ and a seat by the window
Wheelchair users say boarding with us is easy. I want everybody to say that.
People who care
that it felt personal
Peace of mind
The kids got to see the bridge and wave at the captain
Captain's announcements that make people laugh
Helpful, friendly staff
Staff who listen and help
No surprises. They know when we leave, what it costs and when they arrive.
No surprises, good or bad
Fresh air, sea view, dolphins if lucky 🐬
A calm crossing
"They waited for me." Somebody said that to me last week and I never forgot it.
Warm cabins in winter please
Comfortable seats and a quiet corner to work or read
Being home for dinner. We get people home.
Getting home on time to their families
Home. The ferry is where home begins
On time and no fuss
Simple tickets, one price, no fuss
The app just works
Tickets that work on the phone without a login
That we care for the harbour and the sea, less diesel, more electric
The quiet of the new electric boats
Quiet, clean, electric
We love these islands and it shows
local people who know the islands and love them
Local knowledge: where to eat, which beach, which bus to take
That the bus was waiting when the ferry came in
Connections! The bus, the train, the ferry should feel like one journey
one smooth journey from door to door
A journey, not just transport
Beautiful. The light in the harbour at six in the morning is beautiful
Beautiful views and a friendly crew
The crew remembers them
A crew that knows what it is doing
Professional and calm crew, also in bad weather
We kept our promise
Promises kept
Trust. They put their children on our boat alone to go to school.
Trust us with their kids and with their cars
Fair prices for islanders
Good value
That it was worth the money
Fast boarding, short queues
Short queues and someone who tells you what is going on
Somebody told me what is going on
Smiles 😊
😊 and a wave
A smile and a wave from the deck
Relaxed. They can put the phone down for 25 minutes.
Time to breathe
Twenty five minutes of peace
The best 25 minutes of the day
A break from traffic. No traffic jam ever had dolphins.
No stress, no traffic
Less stress than the bridge
Nothing went wrong and nobody noticed how much work that was
Smooth, reliable, boring in a good way
Reliable as the tide
Reliable in winter, not only in July
That we sail when others don't, and that we don't when it is not safe
Safe journey home
safe and on time, in that order
On time in July with the queue round the harbour
Kind people
Kindness. A kind word costs nothing
Being treated like a neighbour
Neighbours, because we are
We are neighbours first, a ferry company second
Welcome on board!
welcome, whoever you are and wherever you come from
Feeling welcome with a dog 🐕
dogs welcome, bikes welcome, everybody welcome
Help with luggage without having to ask
help before they ask
Somebody noticed that I was lost and helped
We look after people
looked after from the car park to the island
They felt looked after
That their grandmother was looked after
Respect. For them, for the sea, for each other
An adventure for the kids
adventure!
A little adventure on the way to work
The sunset from the top deck
Sunset, top deck, ice cream
top deck in summer
The smell of the sea
Sea, wind, gulls, coffee. That is the experience
The islands start when you step on board
Island time starts on board
"""

ANSWERS = tuple(_LINES.strip().splitlines())
