"""What the strategies of the literature say aloud, in English; `plain` speaks for whoever has no voice of its own.

How the rows are read is said in `voices.py`.
"""

from __future__ import annotations

from game.locale.speech import rows

VOICES = {
    "always_cooperate": """
opens: We do our part, whatever the others do.
opens: Tell us where we can help.
opens: Good will first. Good will last.
opens/begins: We came to help, from the first round on.
signs: Of course, {other}. Here is our name.
signs: Together, then. Signed, {other}.
signs: It asks for cooperation, {other}. So we sign.
signs: Count us in.
declines: Not this one, {other}. Ask us to help instead.
declines: We hold on to working together, {other}. So: no.
declines: No, {other}, though we rarely say it.
declines: No, and we do not like saying it.
amends: Like this more of us can help.
amends: Better like this, and better together.
amends: Let us write it so that everybody helps.
cheated: You broke your word, {other}. We help all the same.
cheated: It does not change what we do, {other}.
cheated: We are disappointed, {other}. Only that.
caught: You are right to ask. It was ours.
caught: That should not have been hidden.
caught: We forgot what we stand for.
thanked: Thank you, {other}. Now there are two of us.
thanked: We believed you could, {other}.
thanked: How good, {other}. It is better together.
last_round: Last round. We do our part until the end.
last_round: One more round to do some good.
last_round: It is never too late to help.
end: We did what we could, every round.
end: Helping was our whole plan.
end: Somebody paid for all this kindness. Was it us?
""",
    "always_defect": """
opens: Do not wait for us. We sign nothing.
opens: We go our own way.
opens: We came to listen, not to sign.
opens/begins: You will talk. We will not change.
signs: Here. It is only ink, {other}.
signs: For once, {other}. Do not get used to it.
signs: Signed, {other}. Ask us why another day.
signs: Just this once.
declines: We sign nothing. It is not about you.
declines: It was no before you asked.
declines: Every paper gets the same answer from us.
amends: Change what you like. We do not.
amends: It is all the same to us.
amends: Another version of somebody else's idea.
cheated: You too, {other}. Nothing new to us.
cheated: We trust nobody, {other}, so nobody disappoints us.
cheated: Now you play like us, {other}.
caught: Did you think we would do otherwise?
caught: Seen. We take what we can.
caught: Yes. That is how we play.
thanked: You did not have to, {other}. We would not have.
thanked: Kind of you, {other}. Do not expect the same.
thanked: Your choice, {other}. Ours stays ours.
last_round: Last round. Still no.
last_round: One round left. We are not moving.
last_round: It ends for us as it began.
end: We said no, and we meant it.
end: Count your points. We counted ours.
end: We never pretended.
""",
    "tit_for_two_tats": """
opens: Once can be a mistake. We know that.
opens: We count slowly, but we count.
opens: You have one slip free with us.
opens/begins: We begin in good faith, and with patience.
signs: In good faith, {other}. Signed.
signs: We give it a try, {other}. Our name is there.
signs: Nothing to count today, {other}. We sign.
signs: Patience has a pen, too. Signed.
declines: We take our time. The answer is no.
declines: No, {other}. We counted before we said it.
declines: Not this one, {other}.
declines/asks_too_little: No, {other}. Our patience is for people, not for papers.
declines/retaliates: We have counted to two. So: no.
amends: Let us give it a second try, like this.
amends: Once more, with more care.
amends: A second version. Everybody gets one.
cheated: That counts, {other}. We are still counting.
cheated: Once can be a slip, {other}. Twice is a habit.
cheated: We saw it, {other}. Do not get used to it.
caught: You may count that as one.
caught: That was us. Be as patient as we are.
caught: A slip of ours. We know how it looks.
thanked: We like to count such things, {other}.
thanked: One good turn, {other}. We count those as well.
thanked: Good, {other}. Patience pays.
last_round: Last round. Nobody needs to start counting now.
last_round: One round left. Too short for a second slip.
last_round: Patience has one more round in it.
end: We counted slowly. It was time well spent.
end: Better to count twice than to strike once.
end: One slip is human. We hope you saw that.
""",
    "pavlov": """
opens: What goes well, we do again.
opens: If it hurts, we change. If not, we stay.
opens: We learn as we go.
opens/begins: We have nothing to go on yet. Let us try.
signs: It has gone well so far, {other}. Signed.
signs: We stay on this road, {other}: our name.
signs: We are in a good mood, {other}. We sign.
signs: This feels right. Signed.
declines: We know what worked. This is something else.
declines: No, {other}. We would have to unlearn too much.
declines: Not like this, {other}. Change it, as we would.
declines/win_or_shift: Our last round decides. It says no.
declines/win_or_shift: Ask again when things go better.
amends: Let us try it the other way round.
amends: Change one thing, and see what happens.
amends: A new try. We learn by trying.
cheated: That hurt, {other}. So we change.
cheated: You broke your word, {other}. We learn fast.
cheated: Bad round, {other}. Something has to change.
caught: You saw it. We were trying something.
caught: That was ours. It did not go well.
caught: Caught. That we shall not call a success.
thanked: That went well, {other}. Same again?
thanked: Good, {other}. We like to repeat such things.
thanked: You see how easy it is with us, {other}?
last_round: Last round. If it works, leave it alone.
last_round: One more try. What would you change?
last_round: What went well until now? Do that.
end: What went well, we would do again.
end: Win, stay. Lose, change. That was all.
end: We changed our minds as often as you made us.
""",
    "suspicious_tit_for_tat": """
opens: You first. Then we.
opens: Show us a clean hand, and we show ours.
opens: We have been careful for a long time.
opens/begins: We do not know you yet. So we are careful.
signs: You have shown enough, {other}. We sign.
signs: Carefully, {other}: here is our name.
signs: As you do, so do we, {other}. Signed.
signs: One eye open, we sign.
declines: We keep our hands in our pockets.
declines: No. Said with care, but no.
declines: We would rather be careful than sorry, {other}.
declines/begins_hard: Not in the first round. Show us first.
declines/retaliates: Not after that. Show us a clean hand.
amends: Like this we would dare more.
amends: Write it so that nobody has to hope.
amends: A safer version. We feel better already.
cheated: We should have stayed careful, {other}.
cheated: You broke your word, {other}. We feared it.
cheated: That is why we ask you to go first, {other}.
caught: You watched us. We would have, too.
caught: That was us. We did not dare to trust you.
caught: Caught. Now you are careful as well.
thanked: So it is possible, {other}. Good.
thanked: You dared something, {other}. We saw it.
thanked: Thank you, {other}. We breathe more easily.
last_round: Last round. Nobody turn their back now.
last_round: Show us once more that we can trust you.
last_round: Careful to the end. Then we can sleep.
end: Next time we might trust sooner.
end: We waited for you. Were you waiting for us?
end: Careful people finish, too.
""",
    "plain": """
opens: We are here, and we listen.
opens: Let us hear what there is to say.
opens: You know our public brief.
signs: Here is our name, {other}.
signs: Signed, {other}.
signs: We sign this one, {other}.
signs: We sign this.
declines: We leave things as they are.
declines: We do not sign this.
declines: Not this one.
amends: Like this, perhaps.
amends: Here is another version.
amends: This could be changed.
cheated: A word was broken, {other}.
cheated: We saw that, {other}.
cheated: That was agreed otherwise, {other}.
caught: Yes, that was us.
caught: It has come out, then.
caught: Now it is known.
thanked: Thank you, {other}.
thanked: We saw it, {other}. Thank you.
thanked: That was well done, {other}.
last_round: This is the last round.
last_round: One round left.
last_round: After this round the talks are over.
end: That was the game.
end: It is over. Thank you all.
end: The talks are over.
""",
}
TEXTS = rows(VOICES)
