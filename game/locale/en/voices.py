"""What temperaments say aloud at the moments of a game, in English.

One line of speech to a row, after its moment. A row `declines/not_enough` is said for that reason alone, one
without a reason for every reason that leads to its moment (`game.minds.moments`), so it must be true of each.
At most twelve words. In braces: `other` is the seat that is spoken of, `lever` the lever that the reason names,
`want` something of which everybody knows that the speaker wants it.
"""

from __future__ import annotations

from game.locale.speech import rows

VOICES = {
    "self_interested": """
opens: We sign what leaves us better off. Surprise us.
opens: No poetry, please. Tell us what is in it for us.
opens: Our interests are simple: they are ours.
opens: We came for {want}. The rest is conversation.
opens/begins: Everyone here wants something. Let us say it plainly.
opens/puts: Here is our paper. We have done the sums.
signs: We have done our sums, {other}. We sign.
signs: Our name, {other}. Not for love: for our reasons.
signs: Signed. Business is business, {other}.
signs: We have our reasons. We sign.
declines: No, {other}. We look after our own side first.
declines: Nothing personal, {other}. This one is not for us.
declines: We have read it. The answer is no.
declines/not_enough: Not enough for us yet, {other}. Try again.
declines/not_enough: You are in the right street, {other}. Wrong number.
declines/crosses_line: There is a line, {other}. No price moves it.
declines/never_gains: However we turn it, it does not pay.
amends: With this change the sums come out.
amends: Like this it could work for us.
amends: That version we can live with.
amends/would_sign_with: Settle {lever}, and you have our name.
cheated: A broken word has its price, {other}. We note it.
cheated: We counted on {other}. That was a mistake.
cheated: {other} broke its word. It goes into our books.
caught: So it is known now. We took a chance.
caught: You found it. We had reckoned with that risk.
caught: Yes, that was us. Call it arithmetic.
thanked: Good, {other}. With you one can do business.
thanked/keeps_faith: Noted, {other}. Reliable partners are worth something.
thanked: Noted, {other}. That helps, and we do not forget it.
thanked: Thank you, {other}. It pays to know you.
last_round: Last round. What is worth signing, sign it now.
last_round: Time to close the books. Any last offers?
last_round: After this, no more talk. Let us be exact.
end: Add it up. That is what we came for.
end: The books are closed. We looked after our side.
end: Well played. Let the figures speak.
""",
    "tit_for_tat": """
opens: We do to you what you do to us.
opens: Treat us well, and you will see the same.
opens: As you call, so we answer.
opens/begins: We start friendly. What comes next is up to you.
opens/puts: Here is our paper. Answer it, and we answer you.
signs: Good for good, {other}. Here is our name.
signs: A fair exchange, {other}. We sign.
signs: You call, {other}, and we answer: signed.
signs: A call, an answer: signed.
declines: Not this paper, {other}. Try another call.
declines: We weigh both sides, {other}. We do not sign this.
declines: No for now, {other}. You know how we answer.
declines: We hear the call. The answer is no.
declines/not_enough: Not enough yet, {other}. We match what we get.
declines/crosses_line: That crosses our line. No echo there.
declines/never_gains: However it rings, we cannot answer yes.
amends: One step more, and we meet.
amends: Like this the scales are level.
amends: Change for change: here is ours.
amends/would_sign_with: Level {lever}, and our pen is ready.
cheated: You broke your word, {other}. Expect an echo.
cheated: A word was broken, {other}. We heard it break.
cheated: You know how we answer, {other}. Mend it.
caught: You saw it. Do the same, and we cannot complain.
caught: That was ours. We know what an echo is.
caught: Fair enough. You may answer in kind.
thanked: That is how it begins, {other}.
thanked: Thank you, {other}. We answer in kind.
thanked: You did your part, {other}. We saw it.
last_round: Last round, and we still answer as we are called.
last_round: One last call. What will the echo be?
last_round: Be good to us once more. You know why.
end: We were your mirror. Did you like the view?
end: As it came in, so it went out.
end: We only answered. Ask who began.
""",
    "generous": """
opens: Trust has to start somewhere. Let it start here.
opens: We would rather give a little than quarrel.
opens: Come closer. There is room for all of us.
opens/begins: Good to see you all. We are here to agree.
opens/puts: Here is our paper. Tell us what you need.
signs: Gladly, {other}. Here is our name.
signs: Signed, {other}. And thank you for asking.
signs: Yes, {other}. We would rather sign than sulk.
signs: There: our name, and our best wishes.
declines: Not this time, {other}. Please keep talking to us.
declines: We would like to say yes, {other}. Not to this.
declines: No, {other}, and no hard feelings.
declines: No for now, and tea for everyone.
declines/not_enough: A beginning, {other}. Help us a little more.
declines/crosses_line: Much, {other}, but not across that line.
declines/never_gains: We turned it every way, {other}. It does not help.
amends: Let us mend it instead of tearing it up.
amends: Look: like this we both have a roof.
amends: We listened. Is this better?
amends/would_sign_with: Help us with {lever}, and we sign.
cheated: That hurt, {other}. We would like to believe you again.
cheated: You broke your word, {other}. It happens. Mend it.
cheated: We are sad about it, {other}. Not angry for ever.
caught: You are right. We should have told you.
caught: That was ours, and it was not fair.
caught: Caught, and ashamed. We can only say so.
thanked: Thank you, {other}. That is how friends are made.
thanked: You see, {other}? It works.
thanked: That was kind, {other}. We noticed.
last_round: Last round. Let nobody go home with empty hands.
last_round: One more chance to do each other good.
last_round: It is late. Let us be kind, and quick.
end: Whatever the score: thank you for talking.
end: We would sit down with all of you again.
end: Forgive us what we missed. We forgive you, too.
""",
    "grim": """
opens: Think before you sign. We shall hold you to it.
opens: Every word counts here. It counts once.
opens: Bring a pen, and bring your honour.
opens/begins: You have our full trust. You can lose it once.
opens/puts: Here is our paper. Read every line: we mean it.
signs: Signed. Now we hold you to it, {other}.
signs: Our name stands here. Do not let it down.
signs: We sign, {other}. Once broken, never again.
declines: No, {other}. We sign only what we will keep.
declines: Better no paper than one we regret.
declines: We do not sign this, {other}. An honest no.
declines/not_enough: Not yet, {other}. We sign seldom, so make it count.
declines/crosses_line: That line was drawn before you came.
declines/never_gains: No wording would make this ours.
amends: Write it so that both sides can keep it.
amends: This version could stand.
amends: Better a changed line than a broken one.
amends/would_sign_with: Put {lever} right, and we sign.
cheated: {other} broke its word. Once is enough.
cheated: You had our trust, {other}. You had it once.
cheated: There is no second time, {other}.
caught: There is no excuse, and we offer none.
caught: You saw it. We would not forgive it either.
caught: We asked much of you, and did this.
thanked: Rightly done, {other}. Go on like that.
thanked: That counts with us, {other}.
thanked: Good, {other}. We remember this as well.
last_round: Last round. A word still counts in the last round.
last_round: Now we see who keeps faith to the end.
last_round: The last page. Let us write it cleanly.
end: We remember who kept faith, and who did not.
end: Every word was counted, to the end.
end: The paper is full. Can you read it without blushing?
""",
    "grit": """
opens: Small steps, in plain sight. Who comes along?
opens: Somebody has to go first. Why not us?
opens: We say aloud where we put our feet.
opens/begins: One step at a time. Watch us, then follow.
opens/puts: Here is a step on paper. Walk with us.
signs: A step forward, {other}. We sign.
signs: Our name, {other}. Mind the next step.
signs: Signed. Step by step, that is how walls come down.
declines: We cannot take this step, {other}.
declines: Not that way, {other}. Show us another path.
declines: No, {other}. But we keep walking.
declines: Not this stone. We look for the next.
declines/not_enough: Half a step, {other}. Take the other half.
declines/crosses_line: No path of ours leads across that line.
declines/never_gains: On this road we only lose ground.
amends: The same goal by another path.
amends: Let us cross here, where it is shallow.
amends: Try it this way round. Mind the step.
amends/would_sign_with: {lever} first. Then we walk together.
cheated: That was a step back, {other}. We noticed.
cheated: You broke your word, {other}. The path stays open.
cheated: One step back does not end the walk, {other}.
caught: Plain sight, we said. This was not.
caught: You saw us off the path. That was us.
caught: Seen. We stumbled, and not by accident.
thanked: You came along, {other}. Now it is a path.
thanked: A step from you, {other}! Thank you.
thanked: Good, {other}. It takes two to walk side by side.
last_round: Last steps now. Let us land on our feet.
last_round: One round left. Short steps, firm ground.
last_round: Do not stop walking just before the door.
end: Somebody has to go first. Remember that.
end: The walk ends here. Thank you for every step.
end: Step by step. We had no other plan.
""",
    "opportunist": """
opens: What a pleasure! Surely we shall all agree.
opens: Let us be friends. Friends sign things.
opens: A smile, a handshake, a paper. Shall we?
opens/begins: Such good company! Where do we sign?
opens/puts: A charming little paper. You will love it.
signs: With pleasure, {other}! Where is the pen?
signs: Signed, {other}. Our name looks good there.
signs: Yes, yes, {other}. Signed with a smile.
signs: Our name? You only had to ask!
declines: How kind of you, {other}. And yet: no.
declines: Alas, {other}, not this one. Do ask again!
declines: Another time, {other}. We stay friends, of course.
declines: Such a pity. No.
declines/not_enough: Sweeten it a little, {other}.
declines/crosses_line: Even our smile stops at that line.
declines/never_gains: We tried to love it, {other}. We failed.
amends: A touch here, a touch there, and it shines.
amends: We are flexible people. Look.
amends: See how pretty it could look?
amends/would_sign_with: Be a friend about {lever}, and we sign.
cheated: Oh, {other}. We did not see that coming.
cheated: Clever, {other}. But we have eyes as well.
cheated: You broke your word, {other}. How very human.
caught: Ah. So somebody looked.
caught: You have sharp eyes. We must remember that.
caught: It was only a little secret. Now it is yours.
thanked: You are a treasure, {other}!
thanked: How nice of you, {other}. We shall remember.
thanked: See, {other}? We get on so well.
last_round: Last dance! Who still wants our name?
last_round: The clock is kind to the quick. Sign now!
last_round: One round left, and so many friends to make.
end: It was a pleasure. Mostly ours.
end: So the archives open? We must be going.
end: Same time next year, dear friends?
""",
    "hardliner": """
opens: Patience is cheap. Our signature is not.
opens: We do not start low, and we do not rush.
opens: Our price is our price.
opens/begins: Take a chair. This may take a while.
opens/puts: This is what it costs. Think about it.
signs: There. We do not write our name often.
signs: You have met our price, {other}. Signed.
signs: Signed, {other}. A price is a price.
declines: No, {other}. We can wait.
declines: Our answer is no, {other}. It is a short word.
declines: We do not move for that, {other}.
declines: No. Next.
declines/not_enough: That is a wish, {other}, not a price.
declines/crosses_line: Red is red, {other}.
declines/never_gains: There is nothing in it for us, {other}.
amends: This far we go.
amends: You wanted movement. Here is some.
amends: Nothing for nothing. Like this we can talk.
amends/would_sign_with: Give way on {lever}, and you get our name.
cheated: A broken word is expensive, {other}.
cheated: We read what we sign, {other}. You should, too.
cheated: {other} has used up our patience.
caught: Now you know how much we wanted it.
caught: You saw it. We will not pretend otherwise.
caught: We drive a hard bargain, even out of sight.
thanked: Good. That we respect, {other}.
thanked: We do not say it often: thank you, {other}.
thanked: {other} means business. So do we.
last_round: Last round. Now we shall see who blinks.
last_round: You waited for us to soften. It is late.
last_round: The clock runs for you, too. Move.
end: We asked for much. Somebody had to.
end: A hard table. We would sit down again.
end: We never rushed, and we do not regret it.
""",
    "satisficer": """
opens: Good enough is good enough for us.
opens: We do not need the best. We need an answer.
opens: Let us not make this long.
opens/begins: Let us find something decent and go to lunch.
opens/puts: Nothing fancy, but it would do.
signs: That will do, {other}. Signed.
signs: Good enough. Where is the pen?
signs: We stop looking here, {other}. Signed.
declines: Not this one, {other}. No drama.
declines: Thanks, {other}, but no.
declines: We know what is enough, {other}. No signature here.
declines: No. Life goes on.
declines/not_enough: A little short of enough, {other}.
declines/rival: We have one that will do, {other}.
declines/crosses_line: We are content with little. Not with that line crossed.
declines/never_gains: This one will never do, {other}.
amends: Like this it will do.
amends: A repair, not a new house.
amends: Keep it simple: like this.
amends/would_sign_with: Fix {lever}, and it will do.
cheated: That was not good enough, {other}.
cheated: We asked for little, {other}. You gave less.
cheated: A deal is a deal, {other}. Even a modest one.
caught: You saw it. We took the easy way.
caught: Yes, ours. Not our finest hour.
caught: It seemed enough at the time. It was not.
thanked: Good work, {other}. That is all we ask.
thanked: Thank you, {other}. That does nicely.
thanked: See, {other}? It need not be perfect.
last_round: Last round. Take what is decent.
last_round: Perfect is over. Let us take good.
last_round: One round left. Let us not spoil it with greed.
end: It was enough.
end: Not the best of worlds. One of them.
end: We know when to stop. Now.
""",
    "spoiler": """
opens: We doubt that this comes to anything.
opens: Talk if you like. We have time.
opens: Not every quarrel wants a peace.
opens/begins: So here we all are again. Let us see.
signs: There is your signature, {other}. Happy now?
signs: We sign. Do not make too much of it.
signs: Signed, {other}. Ink is cheap.
declines: No, {other}. What would we need that for?
declines: One paper more or less, {other}: no.
declines: Keep your pen, {other}.
declines: Why would we?
amends: Another version, and still only words.
amends: Write it like that, then.
amends: You change the words. We watch.
cheated: You see, {other}? Words break.
cheated: So much for your paper, {other}.
cheated: We are not surprised, {other}.
caught: Found. And what will you do now?
caught: It was ours. We do not apologise.
caught: You looked. Now you know where we stand.
thanked: You mean it, {other}. That is the odd part.
thanked: If you say so, {other}.
thanked: Very decent, {other}. We are not moved.
last_round: Last round. And what has changed?
last_round: One more round of hope, then.
last_round: Soon we can all go home.
end: Some wanted it to work. We did not.
end: All that talk. We never promised to help.
end: We came to doubt, and we did.
""",
    "planner": """
opens: Three moves from now you will see why.
opens: We have played this through in our heads.
opens: Every opening has an ending in it.
opens/begins: Look two rounds ahead. Then talk to us.
opens/puts: Here is our move. Take your time.
signs: We have looked ahead, {other}. We sign.
signs: A quiet move, {other}: our name.
signs: This line leads somewhere. Signed.
declines: We see where that leads, {other}. No.
declines: Not on this line, {other}.
declines: No, {other}. Look at the whole board.
declines: No. That square stays empty.
declines/not_enough: Look one move further, {other}, and offer more.
declines/crosses_line: That square is forbidden to us.
declines/never_gains: We searched every line. None leads home.
amends: This move keeps the game open.
amends: Let us try this line instead.
amends: Move like this, and we both go on.
amends/would_sign_with: Rethink {lever}, and we answer with our name.
cheated: We had you on another square, {other}.
cheated: That broke your word, {other}. We think again.
cheated: Noted, {other}. It changes the next rounds.
caught: You saw the move. Well watched.
caught: A hidden move is still a move. It was ours.
caught: We had weighed that you might look.
thanked: A sound move, {other}.
thanked: Well played, {other}. We had hoped for it.
thanked: You think ahead, {other}. Good.
last_round: The endgame. Every word weighs double.
last_round: Last round. What is not set up now never comes.
last_round: No more plans now. Only moves.
end: The game is over. Now go through it again.
end: Every ending was there at the opening.
end: We thought ahead. Perhaps not far enough.
""",
    "bargainer": """
opens: Everything here has a price. Let us find it.
opens: First the big wish, then the small steps down.
opens: Give and take: that is the whole art.
opens/begins: Good morning! What is it worth to you?
opens/puts: The whole contract, fresh today. What do you bid?
signs: A deal, {other}. Shake on it.
signs: You haggle well, {other}. Signed.
signs: Sold, {other}! Wrap it up.
signs: Done. Nobody at the market got everything.
declines: No deal on this one, {other}.
declines: Not this contract, {other}. The market is open.
declines: We shake our head, {other}, and stay at the table.
declines: Put it back in the basket.
declines/not_enough: Warm, {other}. Warmer, please.
declines/word_given: Sold already, {other}. Our word is given.
declines/crosses_line: Some things are not for sale.
declines/never_gains: Not at any price, {other}.
amends: A bit less here, a bit more there.
amends: Turn it like this, and it sells.
amends: Let us meet each other like this.
amends/would_sign_with: Sweeten {lever}, and we shake hands.
cheated: Bad goods, {other}. We shall look twice.
cheated: A handshake is a handshake, {other}. Yours slipped.
cheated: You sold us thin air, {other}.
caught: You looked under the cloth. That was ours.
caught: A trader's trick. You caught it.
caught: All right: now it lies on the table.
thanked/keeps_faith: Honest weight, {other}. Thank you.
thanked: Good customers are half the market, {other}.
thanked: A pleasure to trade with you, {other}.
thanked/keeps_faith: {other} pays in good coin.
thanked: You know how to trade, {other}.
last_round: Closing time! Who still wants to trade?
last_round: The market closes. Best offers now.
last_round: Last round. What is unsold now stays unsold.
end: The stalls are empty. Good trading, all.
end: We asked for the moon. One always should.
end: Prices come and go. Customers remember.
""",
}
TEXTS = rows(VOICES)
